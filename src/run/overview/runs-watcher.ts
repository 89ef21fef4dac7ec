/** @file Knows all runs of some folders and what state they are in, and says when that changes. */
import { type FSWatcher, watch } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { runFiles } from '../folder/format.js';
import { distinctPaths } from '../folder/paths.js';
import { hasHeartbeat } from '../process/heartbeat.js';
import { isThere, processFacts } from '../process/process-facts.js';
import { stampOfRun } from './file-stamp.js';
import { foldersIn, newestFirst, type RunSummary, summarizeRun } from './list.js';

export interface RunsWatcherOptions {
  /** Folders that hold run folders, absolute; they need not exist yet. */
  readonly folders: readonly string[];
  /** How often runs that train or are about to are looked at; default: a second. All others are looked at more rarely. */
  readonly intervalMilliseconds?: number;
}

interface WatchedFolder {
  readonly watcher: FSWatcher;
  /** Which of the folders that bore this name one after another it is. */
  readonly identity: string;
}

interface KnownRun {
  readonly stamp: string;
  /** Absent where the folder holds no readable run. */
  readonly summary?: RunSummary;
}

/** A look at all folders is every so many intervals at most. */
const intervalsBetweenListings = 5;
/** Looking takes no more than one part in this many of the time: slow disks are asked more rarely. */
const shareOfTime = 20;
const parallelReads = 16;
/** A new folder is followed by its first files: what `fs.watch` says is acted on a moment later. */
const settleMilliseconds = 100;
const noFolder = '-';

/**
 * Watches folders for runs. A run is summarised again only where its files changed or its trainer ended, so a
 * thousand finished runs cost a few thousand `stat` calls every few seconds.
 */
export class RunsWatcher {
  readonly #known = new Map<string, KnownRun>();
  readonly #watchers = new Map<string, WatchedFolder>();
  readonly #listeners = new Set<() => void>();
  readonly #interval: number;
  #folders: readonly string[];
  #runs: readonly RunSummary[] = [];
  #disposed = false;
  #timer: NodeJS.Timeout | undefined;
  /** A folder said that something in it came or went since the last listing began. */
  #stale = false;
  #nextListing = 0;
  /** Looks come one after another. */
  #work: Promise<void>;

  constructor({ folders, intervalMilliseconds = 1000 }: RunsWatcherOptions) {
    this.#interval = intervalMilliseconds;
    this.#folders = distinctPaths(folders);
    this.#work = this.#lookAtAll();
    this.#schedule(this.#interval);
  }

  /** Newest first; empty until the first look, which `refresh` waits for, is done. */
  get runs(): readonly RunSummary[] {
    return this.#runs;
  }

  /** Calls the listener after each change of `runs`; the returned function ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Watches these folders instead. */
  setFolders(folders: readonly string[]): Promise<void> {
    this.#folders = distinctPaths(folders);
    return this.refresh();
  }

  /** Looks at all folders now; settles when `runs` is up to date. */
  refresh(): Promise<void> {
    this.#work = this.#work.then(() => this.#lookAtAll());
    return this.#work;
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
    for (const { watcher } of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
    this.#listeners.clear();
  }

  #schedule(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#disposed) return;
    this.#timer = setTimeout(() => void this.#tick(), milliseconds);
    this.#timer.unref();
  }

  async #tick(): Promise<void> {
    const due = this.#stale || Date.now() >= this.#nextListing;
    this.#work = this.#work.then(() => (due ? this.#lookAtAll() : this.#lookAtLive()));
    await this.#work;
    this.#schedule(this.#stale ? settleMilliseconds : this.#interval);
  }

  async #lookAtAll(): Promise<void> {
    if (this.#disposed) return;
    const began = Date.now();
    this.#stale = false;
    await this.#watch(this.#folders);
    const found = new Set((await Promise.all(this.#folders.map(readable))).flat());
    const gone = [...this.#known.keys()].filter((folder) => !found.has(folder));
    for (const folder of gone) this.#known.delete(folder);
    const changed = await this.#lookAt([...found]);
    if (this.#disposed) return;
    const took = Date.now() - began;
    this.#nextListing = Date.now() + Math.max(this.#interval * intervalsBetweenListings, took * shareOfTime);
    if (changed || gone.length > 0) this.#tell();
  }

  async #lookAtLive(): Promise<void> {
    const live = this.#runs.filter(isLively).map(({ folder }) => folder);
    if (!this.#disposed && (await this.#lookAt(live))) this.#tell();
  }

  /** Summarises those of the folders that changed, several at a time; gives whether any run is another than before. */
  async #lookAt(folders: readonly string[]): Promise<boolean> {
    let changed = false;
    const queue = folders.values();
    const reader = async () => {
      for (const folder of queue) {
        if (this.#disposed) return;
        if (await this.#update(folder)) changed = true;
      }
    };
    await Promise.all(Array.from({ length: parallelReads }, reader));
    return changed;
  }

  async #update(folder: string): Promise<boolean> {
    const before = this.#known.get(folder);
    // Taken before the files are read: what changes meanwhile is seen by the next look.
    const stamp = await stampOfRun(folder);
    // Whether a run is about to begin is told by the clock too.
    const isSame = before?.stamp === stamp && before.summary?.state !== 'starting';
    if (isSame && !(await hasDied(before.summary))) return false;
    let summary = await summarizeRun(folder).catch(() => undefined);
    // It may have ended, and said so, while its files were read one after another.
    const ended =
      before?.summary !== undefined && isTrained(before.summary) && summary?.state === 'interrupted';
    if (ended) summary = await summarizeRun(folder).catch(() => undefined);
    this.#known.set(folder, { stamp, ...(summary && { summary }) });
    return summary !== undefined || before?.summary !== undefined;
  }

  #tell(): void {
    if (this.#disposed) return;
    const summaries = [...this.#known.values()].flatMap(({ summary }) => summary ?? []);
    this.#runs = summaries.sort(newestFirst);
    for (const listener of this.#listeners) callIsolated(listener);
  }

  /** Folders that come and go are told at once where the system can; where it cannot, the next listing finds them. */
  async #watch(folders: readonly string[]): Promise<void> {
    const identities = new Map<string, string>();
    for (const folder of folders) identities.set(folder, await identityOf(folder));
    if (this.#disposed) return;
    for (const [folder, { watcher, identity }] of this.#watchers) {
      // The watch of a folder that was deleted is silent, also where there is a new one of that name.
      if (identities.get(folder) === identity) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const [folder, identity] of identities) {
      if (identity !== noFolder && !this.#watchers.has(folder)) this.#watchFolder(folder, identity);
    }
  }

  #watchFolder(folder: string, identity: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, () => {
        if (this.#stale) return;
        this.#stale = true;
        this.#schedule(settleMilliseconds);
      });
      const forget = () => {
        watcher.close();
        if (this.#watchers.get(folder)?.watcher === watcher) this.#watchers.delete(folder);
      };
      watcher.on('error', forget);
      this.#watchers.set(folder, { watcher, identity });
    } catch {
      // It has gone again, or the system has no watch to spare.
    }
  }
}

/** What one who listens does wrong is told of, and neither ends the watch nor keeps the news from the others. */
function callIsolated(listener: () => void): void {
  try {
    listener();
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}

/** A run that was made and not started yet will most likely be so in a moment, by whoever made it. */
function isLively(run: RunSummary): boolean {
  return isTrained(run) || run.state === 'starting' || run.state === 'created';
}

function isTrained({ pid, elsewhere }: RunSummary): boolean {
  return pid !== undefined || elsewhere !== undefined;
}

/** Numbers alone would not do: that of a deleted folder is given to the next one. */
async function identityOf(folder: string): Promise<string> {
  const found = await stat(folder).catch(() => undefined);
  return found === undefined ? noFolder : `${found.dev}:${found.ino}:${found.birthtimeMs}`;
}

async function readable(runsFolder: string): Promise<string[]> {
  return foldersIn(runsFolder).catch(() => []);
}

async function hasDied(run: RunSummary | undefined): Promise<boolean> {
  if (run?.elsewhere !== undefined) return !(await hasHeartbeat(join(run.folder, runFiles.lock)));
  return run?.pid !== undefined && !(await lives(run.pid));
}

/** Cheap enough for every second: only Linux tells quickly that a process is there and yet dead. */
async function lives(pid: number): Promise<boolean> {
  if (process.platform === 'linux') return (await processFacts.started(pid)) !== undefined;
  await nextTurn();
  return isThere(pid);
}
