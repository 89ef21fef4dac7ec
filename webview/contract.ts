/**
 * @file Everything that the extension host and the panel say to each other, and the only way they do. Both sides import
 * it; types and three short lists alone, so neither brings anything of the other into its bundle.
 */
import type { MethodName } from '../src/catalog/methods.js';
import type { NetworkDescription } from '../src/catalog/networks/description.js';
import type { NetworkName } from '../src/catalog/networks/table.js';
import type { Pair, PairStrategy } from '../src/catalog/pairs.js';
import type { TrainerStatus } from '../src/run/control/protocol.js';
import type { EngineTaken, RunResult } from '../src/run/folder/format.js';
import type { ReportedLambda } from '../src/run/folder/reported-lambda.js';
import type { SaliencyAnswer } from '../src/run/folder/saliency.js';
import type { RunState } from '../src/run/overview/list.js';
import type { EpochRecord, EventRecord, IterationRecord } from '../src/run/records/metrics.js';

interface SizedNetwork {
  readonly width: number;
  readonly classes: number;
}

/** What `describeNetwork` of the catalog needs: the panel describes networks of the table itself. */
interface TableNetworkView extends SizedNetwork {
  readonly network: NetworkName;
  readonly description?: undefined;
}

/** A network that a file describes, or one of the table that takes other images than it is made for. */
interface DescribedNetworkView extends SizedNetwork {
  readonly network: string;
  readonly description: NetworkDescription;
}

export type NetworkView = TableNetworkView | DescribedNetworkView;

export type SourceView = NetworkView & { readonly name: string };

/** What is trained, of an experiment file or of a run. */
export interface SetupView {
  readonly sources: readonly SourceView[];
  readonly target: NetworkView;
  readonly method: MethodName;
  readonly pairs: readonly Pair[];
  readonly lookAheadSteps: number;
  readonly batchSize: number;
  readonly beta: number;
  readonly epochs: number;
}

/** The experiment file as it stands in the editor, unsaved changes included. */
export interface ExperimentView {
  /** Absolute path. */
  readonly file: string;
  /** For people: `emoji.l2t.json`. */
  readonly name: string;
  /** The last one that could be understood; absent where the file never could. */
  readonly setup?: SetupView;
  /** Whether `setup` is older than the text, because the text cannot be understood now. */
  readonly stale: boolean;
  /** The preset that the file names, or that the method takes unless told; absent where it lists its pairs. */
  readonly preset?: PairStrategy;
  /** Errors in the file, sentence by sentence. */
  readonly problems: readonly string[];
  /** Why pairs cannot be edited: an untrusted folder, a file that is only readable, a method without pairs. */
  readonly readOnly?: string;
}

/** A key of a configuration as it stands in the file, `optimizer.learningRate`, and its value as text. */
export interface Setting {
  readonly key: string;
  readonly value: string;
}

/** A key whose value in the run is another than in the experiment file now. */
export interface Difference {
  readonly key: string;
  readonly run: string;
  readonly file: string;
}

/** A run that the panel shows. */
export interface RunView {
  /** Absolute path: what names a run. */
  readonly folder: string;
  /** For people, no two alike in a snapshot: `emoji, l2t-ww, seed 0`. */
  readonly name: string;
  /** What people say of it beside its name: nothing in the texts controls a terminal, and notes may have several lines. */
  readonly about?: { readonly tags: readonly string[]; readonly notes?: string };
  /** Why that cannot be read. */
  readonly aboutDamage?: string;
  readonly state: RunState;
  /** The other machine on which it is trained now. */
  readonly elsewhere?: string;
  /** What can be done with it now. */
  readonly offered: readonly PanelCommand[];
  /** ISO 8601. */
  readonly created: string;
  readonly setup: SetupView;
  readonly seed: number;
  /** Of a run that goes on where another one ended: the name of that one's folder, and its epochs. */
  readonly continuedFrom?: { readonly run: string; readonly epoch: number };
  readonly engine?: EngineTaken;
  /** What its trainer says; absent where none lives. */
  readonly status?: TrainerStatus;
  /** Iterations of the whole run, where known. */
  readonly iterations?: number;
  readonly last?: IterationRecord;
  /** Seconds until it will have finished, where that can be told. */
  readonly secondsLeft?: number;
  /** Fractions of 1, and the epoch from 1; no `validation` where no images are held out for it. */
  readonly best?: { readonly epoch: number; readonly validation?: number; readonly test: number };
  readonly result?: RunResult;
  /** What it trains on: `180 training images, 18 a class`, then sentences of note. */
  readonly data?: readonly string[];
  /** λ of each pair over the images of the epoch that is reported; absent where the run is not finished or learned none. */
  readonly reportedLambda?: ReportedLambda;
  readonly failure?: {
    readonly message: string;
    readonly remedy: string;
    /** What can be done about it. */
    readonly help: readonly PanelCommand[];
  };
  /** All keys that have a value, but the pairs, which stand in `setup`. */
  readonly configuration: readonly Setting[];
  readonly differences: readonly Difference[];
}

/** A run that could be shown. */
export interface RunChoice {
  readonly folder: string;
  readonly name: string;
  readonly state: RunState;
  readonly created: string;
  readonly method: MethodName;
  /** Absent where the method matches no layers. `preset` is one that makes the same pairs. */
  readonly pairs?: { readonly count: number; readonly preset?: PairStrategy };
  readonly seed: number;
  /** Test accuracy of a finished run, else the best validation accuracy; a fraction of 1. */
  readonly accuracy?: number;
  /** Of the test accuracy p of a finished run on N images: √(p (1 − p) / N). */
  readonly standardError?: number;
  /** In which something was trained. */
  readonly epochs?: number;
  /** Of training. */
  readonly seconds?: number;
  /** The method and what else of the settings differs among these runs: the same for runs that differ in seeds alone. */
  readonly settings: string;
}

export const colourMaps = ['viridis', 'cividis', 'magma', 'grey'] as const;
export type ColourMap = (typeof colourMaps)[number];

/** All that the panel draws, but the series. */
export interface StudioSnapshot {
  readonly experiment?: ExperimentView;
  /** Runs laid over one another; the first is the one whose λ, images and header are shown. */
  readonly shown: readonly RunView[];
  /** Runs of the same experiment, newest first, the shown ones included. */
  readonly choices: readonly RunChoice[];
  /** The newest `show-runs` that `shown` takes account of; 0 before the page has said one. */
  readonly heardRequest: number;
  /** Why nothing can be started or controlled here; absent where it can. */
  readonly restricted?: string;
  readonly colourMap: ColourMap;
}

export const scalarColumns = [
  'iteration',
  'epoch',
  'time',
  'seconds',
  'imagesPerSecond',
  'learningRate',
  'trainingLoss',
  'transferLoss',
  'trainingAccuracy',
  'lossAfterLookAhead',
  'memory',
] as const;
export type ScalarColumn = (typeof scalarColumns)[number];

/** Of every n-th iteration, so that a long run has a few thousand rows; `rows x pairs` values, row by row. */
export interface PairColumns {
  readonly iteration: Float32Array;
  readonly epoch: Float32Array;
  readonly time: Float32Array;
  /** λ, mean over the images; NaN where the method has none. */
  readonly lambda: Float32Array;
  /** Standard deviation of λ over the images. */
  readonly deviation: Float32Array;
  /** Each pair's part of β·L_wfm. */
  readonly loss: Float32Array;
  /** Entropy of w in nats; NaN where w is not learned. */
  readonly entropy: Float32Array;
}

/** What a run recorded since the last chunk. */
export interface SeriesChunk {
  readonly folder: string;
  /** Forget all that came before: the first chunk, or a resumed run that cut its metrics. */
  readonly restart: boolean;
  /** One value an iteration; NaN where there is none. */
  readonly scalars: { readonly [C in ScalarColumn]: Float32Array };
  readonly pairs: PairColumns;
  readonly epochs: readonly EpochRecord[];
  readonly events: readonly EventRecord[];
  /** Whether this is all there is until more is trained. */
  readonly complete: boolean;
}

/** Images that are not trained on. */
export type EvaluatedPart = 'test' | 'validation';

/** How the best weights so far do on the images of a part. */
export interface EvaluationAnswer {
  readonly part: EvaluatedPart;
  readonly classNames: readonly string[];
  /** Images by label and prediction. */
  readonly confusion: readonly (readonly number[])[];
  /** One number an image, in the order of the part. */
  readonly outcomes: {
    readonly labels: readonly number[];
    readonly predictions: readonly number[];
    /** Of the class that was said, from 0 to 1. */
    readonly confidences: readonly number[];
  };
}

/** Single images of a part, as the network sees them. */
export interface PicturesAnswer {
  readonly height: number;
  readonly width: number;
  readonly images: readonly {
    /** Place in the part. */
    readonly index: number;
    /** Bytes: red, green and blue interleaved, row by row. */
    readonly pixels: readonly number[];
  }[];
}

export interface Refusal {
  readonly message: string;
  readonly remedy: string;
}

export type Answer<T> = { readonly value: T } | { readonly refusal: Refusal };

/** Commands of the extension that the panel offers; the host runs them on the run, or the experiment where none is named. */
export const panelCommands = [
  'start',
  'pause',
  'resume',
  'stop',
  'revealRunFolder',
  'showLog',
  'exportMetrics',
  'exportNetwork',
  'setUpEngine',
  'doctor',
  'showGlossary',
] as const;
export type PanelCommand = (typeof panelCommands)[number];

/** The views of the panel. */
export type ViewName = 'pairs' | 'charts' | 'images' | 'compare';

/** What the host says. */
export type HostMessage =
  | { readonly kind: 'snapshot'; readonly snapshot: StudioSnapshot }
  /** This view comes to the front; said after a snapshot. */
  | { readonly kind: 'show-view'; readonly view: ViewName }
  | { readonly kind: 'series'; readonly chunk: SeriesChunk }
  | { readonly kind: 'saliency'; readonly request: number; readonly answer: Answer<SaliencyAnswer> }
  | { readonly kind: 'evaluation'; readonly request: number; readonly answer: Answer<EvaluationAnswer> }
  | { readonly kind: 'pictures'; readonly request: number; readonly answer: Answer<PicturesAnswer> };

/** What the panel says. */
export type PanelMessage =
  /** The panel listens: it is owed a snapshot and the series of the shown runs. */
  | { readonly kind: 'ready' }
  /** The experiment file shall list these pairs. */
  | { readonly kind: 'edit-pairs'; readonly pairs: readonly Pair[] }
  | { readonly kind: 'use-preset'; readonly preset: PairStrategy }
  /** All that are to be shown, the foremost first; none shows none. */
  | { readonly kind: 'show-runs'; readonly request: number; readonly folders: readonly string[] }
  | { readonly kind: 'run-command'; readonly command: PanelCommand; readonly folder?: string }
  | {
      readonly kind: 'saliency';
      readonly request: number;
      readonly folder: string;
      /** Index into the run's pairs. */
      readonly pair: number;
      /** Indices into the validation images. */
      readonly images: readonly number[];
    }
  | {
      readonly kind: 'evaluation';
      readonly request: number;
      readonly folder: string;
      readonly part: EvaluatedPart;
    }
  | {
      readonly kind: 'pictures';
      readonly request: number;
      readonly folder: string;
      readonly part: EvaluatedPart;
      /** Places in the part. */
      readonly images: readonly number[];
    }
  /** The user chooses where; text or bytes. */
  | { readonly kind: 'save-file'; readonly name: string; readonly content: string | Uint8Array }
  /** A defect of the panel, for the log. */
  | { readonly kind: 'defect'; readonly message: string };
