/** @file One run that a panel shows: followed from its beginning, its records sent on as columns. */
import type { Disposable } from 'vscode';
import type { RunView, SeriesChunk } from '../../../webview/contract.js';
import type { RunSummary } from '../../run/overview/list.js';
import type { MetricsRecord } from '../../run/records/metrics.js';
import type { RunFeed, RunStore } from '../services.js';
import { totalIterations } from '../views/progress.js';
import type { FileNow } from './differences.js';
import { type RunFacts, withRecords } from './run-facts.js';
import { runViewOf } from './run-view.js';
import { chunkOf, pairStride } from './series.js';

/** Records in one message, so that neither side is long busy with it. */
const recordsPerChunk = 2000;

export interface ShownRunOptions {
  readonly folder: string;
  readonly store: RunStore;
  readonly send: (chunk: SeriesChunk) => void;
  /** Something of the view changed. */
  readonly changed: () => void;
}

export class ShownRun implements Disposable {
  readonly #feed: RunFeed;
  readonly #following: Disposable[] = [];
  #facts: RunFacts = {};
  #stride = 1;

  constructor(private readonly options: ShownRunOptions) {
    this.#feed = options.store.follow(options.folder);
    this.#following.push(
      this.#feed.onDidChangeStatus(options.changed),
      this.#feed.subscribe((records, restarted, more) => this.#take(records, restarted, more)),
    );
  }

  get folder(): string {
    return this.options.folder;
  }

  /** Undefined where the run is gone. @param name how it is called here. @param file the experiment file now. */
  view(name: string, file: FileNow | undefined): RunView | undefined {
    const run = this.options.store.find(this.folder);
    return run && runViewOf({ run, name, facts: this.#facts, status: this.#feed.status, file });
  }

  dispose(): void {
    for (const following of this.#following) following.dispose();
    this.#feed.dispose();
  }

  /** Of the whole run; 0 while nobody knows. */
  #iterations(run: RunSummary | undefined): number {
    const { status } = this.#feed;
    return (run && totalIterations(run)) ?? (status ? status.iterationsPerEpoch * status.epochs : 0);
  }

  #take(records: readonly MetricsRecord[], restarted: boolean, more: boolean): void {
    const { folder, store, send, changed } = this.options;
    const run = store.find(folder);
    if (restarted) {
      this.#facts = {};
      this.#stride = 1;
    }
    // A run that has just begun does not know its length yet: its few first rows stand closer than those that follow.
    this.#stride = Math.max(this.#stride, pairStride(this.#iterations(run)));
    this.#facts = withRecords(this.#facts, records);
    const pairs = run?.configuration.experiment.pairs.length ?? 0;
    for (let start = 0; start === 0 || start < records.length; start += recordsPerChunk) {
      const end = start + recordsPerChunk;
      const complete = !more && end >= records.length;
      const restart = restarted && start === 0;
      send(chunkOf(records.slice(start, end), { folder, pairs, stride: this.#stride, restart, complete }));
    }
    changed();
  }
}
