/** @file All runs of the workspace, kept up to date. */
import { type Disposable, EventEmitter, type LogOutputChannel } from 'vscode';
import { samePath } from '../../run/folder/paths.js';
import { experimentFileOf } from '../../run/overview/belonging.js';
import type { RunSummary } from '../../run/overview/list.js';
import { RunsWatcher } from '../../run/overview/runs-watcher.js';
import type { RunFeed, RunStore } from '../services.js';
import { RunFeeds } from './feed.js';
import { RunPlaces } from './places.js';

export class WorkspaceRuns implements RunStore {
  readonly #places = new RunPlaces();
  readonly #feeds: RunFeeds;
  readonly #watcher = new RunsWatcher({ folders: [] });
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly ready: Promise<void>;
  readonly #following: Disposable;

  constructor(log: LogOutputChannel) {
    this.#feeds = new RunFeeds(log);
    this.#watcher.onChange(() => this.#changed.fire());
    // Another experiment file changes what can be done here, even where no run comes or goes with it.
    this.#following = this.#places.onDidChange(() => void this.refresh().then(() => this.#changed.fire()));
    this.ready = this.refresh();
  }

  get runs(): readonly RunSummary[] {
    return this.#watcher.runs;
  }

  get hasExperiments(): boolean {
    return this.#places.experiments.size > 0;
  }

  find(folder: string): RunSummary | undefined {
    return this.runs.find((run) => samePath(run.folder, folder));
  }

  of(experimentFile: string): readonly RunSummary[] {
    return this.runs.filter((run) => samePath(this.experimentFileOf(run), experimentFile));
  }

  experimentFileOf(run: RunSummary): string {
    return experimentFileOf(run, this.#places.experiments);
  }

  async refresh(): Promise<void> {
    await this.#watcher.setFolders(await this.#places.folders());
  }

  follow(folder: string): RunFeed {
    return this.#feeds.follow(folder);
  }

  dispose(): void {
    this.#following.dispose();
    this.#places.dispose();
    this.#feeds.dispose();
    this.#watcher.dispose();
    this.#changed.dispose();
  }
}
