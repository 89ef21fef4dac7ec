/** @file Follows one run while somebody looks: its records, from the file, and what its trainer says. */
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { connectToTrainer, type TrainerClient } from '../control/client.js';
import type { TrainerStatus } from '../control/protocol.js';
import { runFiles } from '../folder/format.js';
import type { MetricsRecord } from '../records/metrics.js';
import { type MetricsChange, MetricsTail } from '../records/metrics-reader.js';
import { stampOfFile } from './file-stamp.js';

/**
 * Takes the records so far, in parts, and then those that come.
 * @param restarted forget what came before; so with the first part, and where a resumed run cut its metrics.
 * @param more the next part follows at once.
 */
export type RecordsListener = (records: readonly MetricsRecord[], restarted: boolean, more: boolean) => void;

/** A trainer brings its records to the file within a second of telling them. */
const intervalMilliseconds = 500;
/** A trainer that did not answer is asked again after so many intervals, unless its `trainer.json` changes earlier. */
const intervalsBetweenAttempts = 20;

/**
 * The file is the one source of records, read anew for each listener: a long run is never held in memory here, and
 * a late listener gets what an early one got. The socket tells the state.
 */
export class RunFeed {
  readonly #listeners = new Map<RecordsListener, Reader>();
  readonly #statusListeners = new Set<(status: TrainerStatus | undefined) => void>();
  readonly #trainerFile: string;
  readonly #timer: NodeJS.Timeout;
  #status: TrainerStatus | undefined;
  #client: TrainerClient | undefined;
  #connecting = false;
  #disposed = false;
  #attempted: string | undefined;
  #intervalsSinceAttempt = 0;
  #damageTold = false;

  /** @param onDamage is called once, where lines of the metrics hold no record and were left out. */
  constructor(
    readonly folder: string,
    private readonly onDamage: (lines: number) => void,
  ) {
    this.#trainerFile = join(folder, runFiles.trainer);
    this.#timer = setInterval(() => this.#tick(), intervalMilliseconds);
    this.#timer.unref();
    void this.#connect();
  }

  /** What the trainer said last; undefined where none lives. */
  get status(): TrainerStatus | undefined {
    return this.#status;
  }

  /** Calls the listener with each change of `status`; the returned function ends that. */
  onStatus(listener: (status: TrainerStatus | undefined) => void): () => void {
    this.#statusListeners.add(listener);
    return () => this.#statusListeners.delete(listener);
  }

  /** Calls the listener with all records so far, if only to say that there are none, and then with each that comes. */
  subscribe(listener: RecordsListener): () => void {
    const reader = new Reader(join(this.folder, runFiles.metrics), listener, (lines) =>
      this.#tellDamage(lines),
    );
    this.#listeners.set(listener, reader);
    void reader.read();
    return () => {
      reader.dispose();
      this.#listeners.delete(listener);
    };
  }

  dispose(): void {
    this.#disposed = true;
    clearInterval(this.#timer);
    for (const reader of this.#listeners.values()) reader.dispose();
    this.#listeners.clear();
    this.#statusListeners.clear();
    this.#client?.dispose();
  }

  #tellDamage(lines: number): void {
    if (this.#damageTold) return;
    this.#damageTold = true;
    this.onDamage(lines);
  }

  #tick(): void {
    for (const reader of this.#listeners.values()) void reader.read();
    void this.#connect();
  }

  /** Connects where a trainer is to be expected: judging one is dear on some systems. */
  async #connect(): Promise<void> {
    if (this.#client !== undefined || this.#connecting) return;
    this.#connecting = true;
    try {
      const stamp = await stampOfFile(this.#trainerFile);
      this.#intervalsSinceAttempt += 1;
      const old = stamp === this.#attempted && this.#intervalsSinceAttempt < intervalsBetweenAttempts;
      if (old || stamp === '-') return;
      this.#attempted = stamp;
      this.#intervalsSinceAttempt = 0;
      await this.#listenTo(await connectToTrainer(this.folder));
    } catch {
      // Dead, gone meanwhile or too busy: the records go on being read, and it is asked again.
    } finally {
      this.#connecting = false;
    }
  }

  async #listenTo(client: TrainerClient): Promise<void> {
    if (this.#disposed) return client.dispose();
    this.#client = client;
    void client.closed.then(() => {
      this.#client = undefined;
      this.#attempted = undefined;
      this.#setStatus(undefined);
    });
    const onState = (status: TrainerStatus) => this.#setStatus(status);
    onState(await client.subscribe({ onState, onRecord: () => undefined }));
  }

  #setStatus(status: TrainerStatus | undefined): void {
    if (this.#disposed || status === this.#status) return;
    this.#status = status;
    for (const listener of this.#statusListeners) listener(status);
  }
}

/** The records of a file for one listener. */
class Reader {
  readonly #tail: MetricsTail;
  /** The listener is owed a call even without records: it was promised more. */
  #owed = false;
  #first = true;
  #damaged = 0;
  #reading = false;
  #disposed = false;

  constructor(
    file: string,
    private readonly listener: RecordsListener,
    private readonly onDamage: (lines: number) => void,
  ) {
    this.#tail = new MetricsTail(file);
  }

  /** Tells what is new, giving way to others between the parts. */
  async read(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      for (let more = true; more; ) {
        // Where the folder is being deleted, or a network disk is away, the next interval tries again.
        const change = await this.#tail.read().catch(() => undefined);
        if (change === undefined || this.#disposed) return;
        more = change.more;
        this.#tell(change);
        this.#damaged += change.damaged;
        await nextTurn();
      }
      if (this.#damaged > 0) this.onDamage(this.#damaged);
    } finally {
      this.#reading = false;
    }
  }

  dispose(): void {
    this.#disposed = true;
  }

  #tell({ records, restarted, more }: MetricsChange): void {
    const restart = restarted || this.#first;
    if (records.length === 0 && !restart && !this.#owed) return;
    this.#first = false;
    this.#owed = more;
    this.listener(records, restart, more);
  }
}
