/** @file What the parts of the extension offer one another; `main.ts` puts them together. */
import type { Disposable, Event, ExtensionContext, LogOutputChannel, Uri } from 'vscode';
import type { TrainerStatus } from '../run/control/protocol.js';
import type { RunSummary } from '../run/overview/list.js';
import type { RecordsListener } from '../run/overview/run-feed.js';
import type { StartOptions } from '../trainer/start.js';

/** One run, followed while somebody looks: its records from the beginning, and what its trainer says. */
export interface RunFeed extends Disposable {
  readonly folder: string;
  /** What the trainer said last; undefined where none lives. */
  readonly status: TrainerStatus | undefined;
  readonly onDidChangeStatus: Event<TrainerStatus | undefined>;
  /** Calls `listener` with all records so far, in parts, and then with each that comes. */
  subscribe(listener: RunFeedListener): Disposable;
}

/** Takes records, whether to forget what came before (so in the first call), and whether the next part follows at once. */
export type RunFeedListener = RecordsListener;

/** All runs of the workspace and of the folders that the settings name. */
export interface RunStore extends Disposable {
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  /** Whether there is an experiment file here that a run could be made of. */
  readonly hasExperiments: boolean;
  /** Whether the folders have been read for the first time. */
  readonly ready: Promise<void>;
  readonly onDidChange: Event<void>;
  find(folder: string): RunSummary | undefined;
  /** The runs of an experiment file, newest first. */
  of(experimentFile: string): readonly RunSummary[];
  /** The experiment file of a run; for a run copied in from elsewhere, the one here that it belongs to. It may not exist. */
  experimentFileOf(run: RunSummary): string;
  refresh(): Promise<void>;
  follow(folder: string): RunFeed;
}

/** Starts trainers and talks to them. Each throws a StudioError for what a person can mend. */
export interface Supervisor {
  /**
   * Saves the file, makes a run of it and starts its trainer; gives the run's folder. Undefined for a file with a matrix,
   * whose runs a task trains one after the other.
   */
  start(experimentFile: Uri): Promise<string | undefined>;
  /** Wakes a paused run, or starts a trainer on one that stopped, failed or was interrupted. */
  resume(folder: string): Promise<void>;
  pause(folder: string): Promise<void>;
  stop(folder: string): Promise<void>;
}

/** A program of the product, ready to be run by `spawn` or in a terminal, never by way of a shell. */
export interface ProgramCall {
  /** The Node executable. */
  readonly executable: string;
  /** The program, then its words. */
  readonly words: readonly string[];
  /** The whole environment. */
  readonly env: { readonly [name: string]: string };
}

/** The product's programs in a copy that an update of the extension leaves alone. */
export interface Programs {
  /** The command line with these words. Makes the copy if need be; throws `editor/not-installed`, `editor/bad-node`. */
  commandLine(...words: readonly string[]): Promise<ProgramCall>;
  /** What `startTrainer` takes. */
  trainer(): Promise<StartOptions>;
}

/** Panels, one a experiment (or a run whose experiment file is not here). */
export interface StudioPanels extends Disposable {
  /** Shows the panel of an experiment file. @param runs folders of runs to show, the first foremost; default: the newest. */
  openExperiment(experimentFile: Uri, runs?: readonly string[]): Promise<void>;
  /** Shows these runs side by side in the panel of an experiment file. */
  compare(experimentFile: Uri, runs: readonly string[]): Promise<void>;
  /**
   * Shows the panel of the experiment that this run belongs to, with this run foremost; it takes the focus
   * unless told. Throws `editor/unknown-run`.
   */
  openRun(folder: string, options?: { readonly preserveFocus: boolean }): Promise<void>;
}

/** The run that views and commands without an argument mean. */
export interface RunSelection {
  readonly folder: string | undefined;
  /** Those that are marked in the view, of which `folder` is the first; none where something else is marked there. */
  readonly marked: readonly string[];
  /** Tells of another `folder`. */
  readonly onDidChange: Event<string | undefined>;
  select(folder: string | undefined): void;
  /** Selects the first of the runs that are marked in the view; where there is none, `folder` stays. */
  mark(folders: readonly string[]): void;
}

/** The strongest pair first, or as the experiment file has them. */
export type PairOrder = 'strength' | 'file';

/** How the view of layer pairs orders them, in this workspace from one session to the next. */
export interface PairOrdering {
  readonly order: PairOrder;
  readonly onDidChange: Event<PairOrder>;
  choose(order: PairOrder): Promise<void>;
}

/** What commands and views are given. */
export interface Services {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly store: RunStore;
  readonly supervisor: Supervisor;
  readonly studio: StudioPanels;
  readonly selection: RunSelection;
  readonly pairOrdering: PairOrdering;
  readonly programs: Programs;
}
