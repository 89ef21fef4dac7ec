/** @file What the panel knows and asks: the newest snapshot, requests under way, and the user's view settings. No DOM. */
import type { SaliencyAnswer } from '../../src/run/folder/saliency.js';
import type {
  Answer,
  EvaluatedPart,
  EvaluationAnswer,
  HostMessage,
  PanelMessage,
  PicturesAnswer,
  Refusal,
  SeriesChunk,
  StudioSnapshot,
  ViewName,
} from '../contract.js';
import type { Host } from './host.js';

/** The runs that the user has chosen here. */
interface RunsWanted {
  /** Of the message that told them. */
  readonly request: number;
  readonly folders: readonly string[];
}

interface Waiting<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (refusal: RefusedError) => void;
}

/** The host could not answer; `message` says what, `remedy` what to do. */
export class RefusedError extends Error {
  readonly remedy: string;

  constructor({ message, remedy }: Refusal) {
    super(message);
    this.remedy = remedy;
  }
}

/** One panel's state. Give it a host; `start` asks for the first snapshot. */
export class Studio {
  private current: StudioSnapshot | undefined;
  private saved: Readonly<Record<string, unknown>>;
  private lastRequest = 0;
  private wanted: RunsWanted | undefined;
  private readonly saliencies = new Map<number, Waiting<SaliencyAnswer>>();
  private readonly evaluations = new Map<number, Waiting<EvaluationAnswer>>();
  private readonly pictured = new Map<number, Waiting<PicturesAnswer>>();
  private readonly snapshotListeners = new Set<() => void>();
  private readonly chunkListeners = new Set<(chunk: SeriesChunk) => void>();
  private readonly viewListeners = new Set<(view: ViewName) => void>();

  constructor(private readonly host: Host) {
    const kept = host.readState();
    this.saved = typeof kept === 'object' && kept !== null ? { ...kept } : {};
  }

  /** Listens, and says that it does. Add `onChunk` listeners before: chunks are not kept here. */
  start(): () => void {
    const stop = this.host.listen((message) => this.receive(message));
    this.send({ kind: 'ready' });
    return stop;
  }

  /** The newest snapshot; absent until the host has answered. */
  get snapshot(): StudioSnapshot | undefined {
    return this.current;
  }

  /**
   * Folders of the chosen runs, the foremost first. What was chosen here counts until a snapshot takes account of it:
   * an older one, that was under way, knows nothing of the newest ticks. Afterwards the host's word counts, which may
   * have been told of others elsewhere.
   */
  get chosenRuns(): readonly string[] {
    const { shown = [], heardRequest = 0 } = this.current ?? {};
    if (this.wanted !== undefined && heardRequest < this.wanted.request) return this.wanted.folders;
    return shown.map(({ folder }) => folder);
  }

  /** Shows these runs and no others, the foremost first. */
  chooseRuns(folders: readonly string[]): void {
    const request = this.nextRequest();
    this.wanted = { request, folders };
    this.send({ kind: 'show-runs', request, folders });
  }

  send(message: PanelMessage): void {
    this.host.post(message);
  }

  /** Calls back after every snapshot until the returned function is called. */
  onSnapshot(listener: () => void): () => void {
    this.snapshotListeners.add(listener);
    return () => this.snapshotListeners.delete(listener);
  }

  /** Calls back with every series chunk until the returned function is called. */
  onChunk(listener: (chunk: SeriesChunk) => void): () => void {
    this.chunkListeners.add(listener);
    return () => this.chunkListeners.delete(listener);
  }

  /** Calls back with every view that is to come to the front until the returned function is called. */
  onShowView(listener: (view: ViewName) => void): () => void {
    this.viewListeners.add(listener);
    return () => this.viewListeners.delete(listener);
  }

  /** Saliency maps of one pair (index into the run's pairs) on validation images. Rejects with `RefusedError`. */
  saliency(folder: string, pair: number, images: readonly number[]): Promise<SaliencyAnswer> {
    const request = this.nextRequest();
    return new Promise((resolve, reject) => {
      this.saliencies.set(request, { resolve, reject });
      this.send({ kind: 'saliency', request, folder, pair, images });
    });
  }

  /** How the best weights so far do, class by class. Rejects with `RefusedError`. */
  evaluation(folder: string, part: EvaluatedPart): Promise<EvaluationAnswer> {
    const request = this.nextRequest();
    return new Promise((resolve, reject) => {
      this.evaluations.set(request, { resolve, reject });
      this.send({ kind: 'evaluation', request, folder, part });
    });
  }

  /** Images of a part by their places. Rejects with `RefusedError`. */
  pictures(folder: string, part: EvaluatedPart, images: readonly number[]): Promise<PicturesAnswer> {
    const request = this.nextRequest();
    return new Promise((resolve, reject) => {
      this.pictured.set(request, { resolve, reject });
      this.send({ kind: 'pictures', request, folder, part, images });
    });
  }

  /** A view setting that survives hiding and reloading the panel. */
  readSaved(key: string): unknown {
    return this.saved[key];
  }

  save(key: string, value: unknown): void {
    this.saved = { ...this.saved, [key]: value };
    this.host.keepState(this.saved);
  }

  private nextRequest(): number {
    this.lastRequest += 1;
    return this.lastRequest;
  }

  private receive(message: HostMessage): void {
    switch (message.kind) {
      case 'snapshot':
        this.current = message.snapshot;
        for (const listener of this.snapshotListeners) listener();
        break;
      case 'show-view':
        for (const listener of this.viewListeners) listener(message.view);
        break;
      case 'series':
        for (const listener of this.chunkListeners) listener(message.chunk);
        break;
      case 'saliency':
        settle(this.saliencies, message.request, message.answer);
        break;
      case 'evaluation':
        settle(this.evaluations, message.request, message.answer);
        break;
      case 'pictures':
        settle(this.pictured, message.request, message.answer);
        break;
    }
  }
}

function settle<T>(waiting: Map<number, Waiting<T>>, request: number, answer: Answer<T>): void {
  const asked = waiting.get(request);
  waiting.delete(request);
  if ('value' in answer) asked?.resolve(answer.value);
  else asked?.reject(new RefusedError(answer.refusal));
}
