import { inspect } from 'node:util';
import { Disposable, type LogOutputChannel, l10n, type WebviewPanel, workspace } from 'vscode';
import type {
  Answer,
  HostMessage,
  PanelMessage,
  StudioSnapshot,
  ViewName,
} from '../../../webview/contract.js';
import { isNetworkFile } from '../../catalog/networks/reference.js';
import { learnNetworkFiles } from '../../import/learn.js';
import { samePath } from '../../run/folder/paths.js';
import { reportError } from '../errors/report.js';
import { namesAmong } from '../runs/names.js';
import type { Programs, RunStore } from '../services.js';
import { settings } from '../settings.js';
import { withPairs, withPreset } from './edit-pairs.js';
import { ExperimentDocument } from './experiment-document.js';
import type { PanelIdentity } from './identity.js';
import { answered, Inspection } from './inspection.js';
import { knownRun } from './known-run.js';
import { OwnChoice } from './own-choice.js';
import { runPanelCommand } from './panel-commands.js';
import { isPanelMessage } from './panel-message.js';
import { choicesOf, offeredRuns } from './run-choices.js';
import { saveFile } from './save-file.js';
import { ShownRun } from './shown-run.js';

const settleMilliseconds = 250;

export interface PanelOptions {
  readonly panel: WebviewPanel;
  readonly identity: PanelIdentity;
  readonly store: RunStore;
  readonly programs: Programs;
  readonly log: LogOutputChannel;
}

export class StudioPanel implements Disposable {
  readonly #document: ExperimentDocument;
  readonly #inspection: Inspection;
  readonly #following: Disposable;
  readonly #own = new OwnChoice();
  #shown: ShownRun[] = [];
  /** Folders of the runs that are to be shown, the first foremost; undefined: the newest, whichever that is. */
  #wanted: readonly string[] | undefined;
  /** The newest choice of runs that the page has told: an older snapshot is not to undo what it has ticked since. */
  #heardRequest = 0;
  /** To come to the front with the next snapshot: a page that is being made cannot be told yet. */
  #view: ViewName | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ready = false;
  #disposed = false;
  /** Counts the pages that were made for this panel. */
  #page = 0;

  constructor(private readonly options: PanelOptions) {
    const { panel, identity, store, programs } = options;
    this.#document = new ExperimentDocument(identity.file);
    this.#inspection = new Inspection(programs);
    this.#following = Disposable.from(
      panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)),
      panel.onDidChangeViewState(() => panel.visible || this.#rest()),
      store.onDidChange(() => this.#soon()),
      workspace.onDidChangeTextDocument(({ document }) => this.#document.isIn(document) && this.#soon()),
      workspace.onDidCloseTextDocument((document) => this.#document.isIn(document) && this.#soon()),
      workspace.onDidGrantWorkspaceTrust(() => this.#soon()),
      workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('l2t') && this.#soon()),
    );
    this.#wanted = identity.shown.length > 0 ? identity.shown : undefined;
  }

  get file(): string {
    return this.#document.file;
  }

  reveal(preserveFocus: boolean): void {
    this.options.panel.reveal(undefined, preserveFocus);
  }

  /** Lays these runs over one another. */
  show(folders: readonly string[]): void {
    this.#wanted = folders;
    this.#soon();
  }

  bringToFront(view: ViewName): void {
    this.#view = view;
    this.#soon();
  }

  dispose(): void {
    this.#disposed = true;
    this.#rest();
    this.#following.dispose();
    this.#inspection.dispose();
  }

  #receive(message: unknown): void {
    if (isPanelMessage(message)) {
      this.#act(message).catch((error) => reportError(this.options.log, error));
    } else {
      this.options.log.error(`panel: not understood: ${inspect(message)}`);
    }
  }

  async #act(message: PanelMessage): Promise<unknown> {
    switch (message.kind) {
      case 'ready':
        return this.#begin();
      case 'edit-pairs':
        return this.#edit((text) => withPairs(text, message.pairs, this.file));
      case 'use-preset':
        return this.#edit((text) => withPreset(text, message.preset));
      case 'show-runs':
        this.#heardRequest = message.request;
        return this.show(message.folders);
      case 'run-command':
        return runPanelCommand(
          message.command,
          message.folder && (await this.#known(message.folder)),
          this.file,
        );
      case 'saliency': {
        const { request, folder, pair, images } = message;
        const work = this.#known(folder).then((run) => this.#inspection.saliency(run, { pair, images }));
        return this.#reply(work, (answer) => ({ kind: 'saliency', request, answer }));
      }
      case 'evaluation': {
        const { request, folder, part } = message;
        const work = this.#known(folder).then((run) => this.#inspection.evaluation(run, part));
        return this.#reply(work, (answer) => ({ kind: 'evaluation', request, answer }));
      }
      case 'pictures': {
        const { request, folder, part, images } = message;
        const work = this.#known(folder).then((run) => this.#inspection.pictures(run, part, images));
        return this.#reply(work, (answer) => ({ kind: 'pictures', request, answer }));
      }
      case 'save-file':
        return saveFile(message.name, message.content);
      case 'defect':
        return this.options.log.error(`panel: ${message.message}`);
    }
  }

  /** No more than what lies in a known folder is read, or given to a program, at the word of a page. */
  async #known(folder: string): Promise<string> {
    return (await knownRun(this.options.store, folder)).folder;
  }

  /** Only to the page that asked: the one that replaces it numbers its own requests from the beginning. */
  async #reply<T>(work: Promise<T>, messageOf: (answer: Answer<T>) => HostMessage): Promise<void> {
    const page = this.#page;
    const answer = await answered(work, this.options.log);
    if (page === this.#page) this.#send(messageOf(answer));
  }

  /** The panel is told why it cannot edit; that is not to be its word alone. */
  async #edit(change: (text: string) => string): Promise<void> {
    if (this.#document.view()?.readOnly === undefined) await this.#document.edit(change);
    this.#soon();
  }

  /** The page was made anew: it knows nothing. */
  async #begin(): Promise<void> {
    this.#rest();
    this.#page += 1;
    this.#heardRequest = 0;
    this.#ready = true;
    await this.options.store.ready;
    await this.#tell();
  }

  /** A hidden page is given up by the editor: nothing is read for it. The one that replaces it says that it is ready. */
  #rest(): void {
    this.#ready = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const run of this.#shown) run.dispose();
    this.#shown = [];
  }

  /** Follows the runs that are to be shown, and no others; one that is shown already goes on. */
  #follow(): void {
    const before = this.#shown;
    const { store } = this.options;
    const known = this.#wanted?.filter((folder) => store.find(folder) !== undefined) ?? [];
    const isChosen = known.length > 0 || this.#wanted?.length === 0;
    const own = isChosen ? undefined : this.#own.of(store.of(this.file), this.#document.standing());
    const folders = own === undefined ? known : [own.folder];
    this.#shown = folders.map(
      (folder) =>
        before.find((run) => samePath(run.folder, folder)) ??
        new ShownRun({
          folder,
          store,
          send: (chunk) => this.#send({ kind: 'series', chunk }),
          changed: () => this.#soon(),
        }),
    );
    for (const run of before) if (!this.#shown.includes(run)) run.dispose();
  }

  #soon(): void {
    if (!this.#ready) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tell().catch((error) => reportError(this.options.log, error));
    }, settleMilliseconds);
  }

  async #tell(): Promise<void> {
    await this.#document.open();
    if (!this.#ready) return;
    await this.#learn();
    if (!this.#ready) return;
    // The snapshot that names a run comes before its series.
    this.#follow();
    this.#send({ kind: 'snapshot', snapshot: this.#snapshot() });
    if (this.#view !== undefined) this.#send({ kind: 'show-view', view: this.#view });
    this.#view = undefined;
  }

  /** Networks that files describe are drawn from what is read here; a folder that is not trusted has nothing read. */
  async #learn(): Promise<void> {
    if (!workspace.isTrusted) return;
    const { store } = this.options;
    const experiments = [
      ...(this.#wanted ?? []).flatMap((folder) => store.find(folder) ?? []),
      ...store.of(this.file),
    ];
    const ofRuns = experiments.flatMap(({ configuration: { experiment } }) =>
      [...experiment.sources, experiment.target].map(({ network }) => network).filter(isNetworkFile),
    );
    await learnNetworkFiles([...this.#document.networkFiles(), ...ofRuns]);
  }

  #snapshot(): StudioSnapshot {
    const { store } = this.options;
    const experiment = this.#document.view();
    const file = this.#document.now();
    const restricted = workspace.isTrusted
      ? undefined
      : l10n.t('This folder is not trusted: runs can be looked at, but none can be started.');
    const shown = this.#shown.flatMap(({ folder }) => store.find(folder) ?? []);
    const offered = offeredRuns(store.of(this.file), shown);
    const names = namesAmong(offered);
    return {
      ...(experiment && { experiment }),
      shown: this.#shown.flatMap((run) => run.view(names.get(run.folder) ?? '', file) ?? []),
      choices: choicesOf(offered, names),
      heardRequest: this.#heardRequest,
      ...(restricted && { restricted }),
      colourMap: settings.colourMap(),
    };
  }

  #send(message: HostMessage): void {
    // What was under way when the panel was closed has nobody left to be told.
    if (!this.#disposed) void this.options.panel.webview.postMessage(message);
  }
}
