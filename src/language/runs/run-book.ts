/** @file The runs of the open experiment files, watched by the server itself. */
import { dirname } from 'node:path';
import { methodTable } from '../../catalog/methods.js';
import { experimentFileOf } from '../../run/overview/belonging.js';
import type { RunSummary } from '../../run/overview/list.js';
import { runsOfText, spokenOf } from '../../run/overview/of-text.js';
import { RunsWatcher } from '../../run/overview/runs-watcher.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { RunHistory } from './run-history.js';
import { learnedPairs } from './run-pairs.js';

/** A pause in typing after which a changed folder for runs is followed. */
const settleMilliseconds = 300;

export class RunBook {
  readonly #watcher = new RunsWatcher({ folders: [] });
  readonly #histories = new Map<string, RunHistory>();
  /** The open files with the folders for their runs. */
  readonly #places = new Map<string, string>();
  /** Whose each run is, as long as the places are the same: a thousand runs are asked for with each keystroke. */
  #owners = new WeakMap<RunSummary, string>();
  #further: readonly string[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** @param changed is called after each change of the runs, and when epochs of one were read. */
  constructor(private readonly changed: () => void) {
    this.#watcher.onChange(() => this.changed());
  }

  setFurtherFolders(folders: readonly string[]): void {
    this.#further = folders;
    this.#follow();
  }

  open({ file, parsed }: ExperimentDocument): void {
    if (this.#places.get(file) === parsed.runs) return;
    this.#places.set(file, parsed.runs);
    this.#owners = new WeakMap();
    this.#follow();
  }

  /** @param file absolute path. */
  close(file: string): void {
    this.#places.delete(file);
    this.#owners = new WeakMap();
    this.#follow();
  }

  /** Those of this open file, newest first. */
  runsOf({ file }: ExperimentDocument): RunSummary[] {
    return this.#watcher.runs.filter((run) => this.#ownerOf(run) === file);
  }

  /** Those of the text as it stands, or all of the file where there are none; newest first. */
  runsOfText(document: ExperimentDocument): readonly RunSummary[] {
    return runsOfText(this.runsOf(document), document.standing);
  }

  /** The one run that all numbers in the text are of. */
  spokenOf(document: ExperimentDocument): RunSummary | undefined {
    return spokenOf(this.runsOfText(document));
  }

  /** The same run, where it has learned λ and the text is of a method that learns λ too. */
  learnedRun(document: ExperimentDocument): RunSummary | undefined {
    const { standing } = document;
    const method = standing.axes.includes('method') ? undefined : standing.experiment?.method;
    const run = this.spokenOf(document);
    const learns = method === undefined || methodTable[method].learnsWhere === true;
    return run && learns && learnedPairs(run).length > 0 ? run : undefined;
  }

  /** What was recorded, as far as it was read; the first call begins to read. */
  historyOf({ folder }: RunSummary): RunHistory {
    const known = this.#histories.get(folder);
    if (known) return known;
    const history = new RunHistory(folder, () => this.changed());
    this.#histories.set(folder, history);
    void history.refresh();
    return history;
  }

  /** Brings the histories that are shown in these files up to date and forgets all others. */
  keepHistories(documents: readonly ExperimentDocument[]): void {
    const runs = documents.flatMap((document) => this.#runsWithHistory(document));
    const wanted = new Set(runs.map(({ folder }) => folder));
    for (const folder of this.#histories.keys()) if (!wanted.has(folder)) this.#histories.delete(folder);
    for (const run of runs) void this.historyOf(run).refresh();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#watcher.dispose();
  }

  #ownerOf(run: RunSummary): string {
    const owner = this.#owners.get(run) ?? experimentFileOf(run, this.#places);
    this.#owners.set(run, owner);
    return owner;
  }

  /** A result says by itself what the best epoch's accuracies are. */
  #runsWithHistory(document: ExperimentDocument): RunSummary[] {
    const run = this.spokenOf(document);
    return run && (!run.result || this.learnedRun(document)) ? [run] : [];
  }

  #follow(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // `/` as a folder for runs is a half-typed path, not a wish.
      const folders = [...this.#places.values()].filter((folder) => dirname(folder) !== folder);
      void this.#watcher.setFolders([...folders, ...this.#further]);
    }, settleMilliseconds);
    this.#timer.unref();
  }
}
