/** @file The format of a run folder: which files lie in it and what `config.json` and `result.json` hold. */
import type { IdleCard } from '../../catalog/idle-card.js';
import type { Experiment } from '../../configuration/experiment.js';
import type { Continuation } from './continuation.js';

/** The format that this version writes; it reads this one and all earlier ones. From 2 on all files have check sums. */
export const runFormat = 2;

/** The files of a run folder. All but `metrics` are only ever replaced as a whole. */
export const runFiles = {
  configuration: 'config.json',
  /** The text of the experiment file, where the run is the one that it asks for; runs of a matrix have none. */
  text: 'experiment.jsonc',
  metrics: 'metrics.jsonl',
  checkpoint: 'checkpoint.safetensors',
  /** The checkpoint before it, while the run is not finished. */
  previousCheckpoint: 'checkpoint.previous.safetensors',
  best: 'best.safetensors',
  /** The best weights of the epoch that the next checkpoint will name; becomes `best` once that is written. */
  nextBest: 'best.next.safetensors',
  result: 'result.json',
  log: 'log.txt',
  /** What people say of the run; no part of what is trained. */
  about: 'about.json',
  trainer: 'trainer.json',
  lock: '.lock',
  secret: '.secret',
} as const;

/** `config.json`: all that is needed to train, written once when the run is made. */
export interface RunConfiguration {
  readonly format: number;
  /** A UUID; unlike the folder's name it stays when the folder is renamed or copied. */
  readonly id: string;
  /** When the run was made, ISO 8601 in UTC. */
  readonly created: string;
  /** The experiment file, absolute; it may have changed or gone since. */
  readonly experimentFile: string;
  /** SHA-256 of the experiment file at that time, without a byte order mark, in hexadecimal. */
  readonly experimentHash: string;
  readonly experiment: Experiment;
  /** Of a run that continues a finished one. */
  readonly continuedFrom?: Continuation;
}

/** The engine that trains, and why it was this one. */
export interface EngineTaken {
  readonly name: string;
  /** What it computes on, for a person: `CPU`, `GPU 0 (NVIDIA H100)`. */
  readonly device: string;
  readonly version: string;
  readonly reason: string;
  readonly notTaken: readonly { readonly engine: string; readonly why: string }[];
  readonly threads: number;
  /** Whether the same run on the same machine gives the same bits again. */
  readonly deterministic: boolean;
  /** Absent where no GPU was left idle. */
  readonly idle?: IdleCard;
}

/** One pair of layers, and what was learned about it. */
export interface PairResult {
  /** `resnet32:stage1.block5` and `pool1.input`. */
  readonly source: string;
  readonly target: string;
  /** λ over the images of `lambdaEpoch`; absent where the method has no learned λ. */
  readonly lambda?: { readonly mean: number; readonly deviation: number };
}

/** `result.json`, written last: its presence says that the run is finished. Accuracies are fractions of 1. */
export interface RunResult {
  readonly format: number;
  readonly method: string;
  /** The epoch, counted from 1, whose weights are reported: the best by validation accuracy. */
  readonly bestEpoch: number;
  readonly validationAccuracy: number;
  /** The test accuracy at `bestEpoch`. */
  readonly testAccuracy: number;
  readonly testImages: number;
  /** Standard error of `testAccuracy` over the test images. */
  readonly standardError: number;
  readonly epochs: number;
  readonly iterations: number;
  /** Seconds of training over all resumes, pauses left out. */
  readonly seconds: number;
  readonly engine: EngineTaken;
  readonly pairs: readonly PairResult[];
  /** The epoch of which λ is: the best. Absent where none is learned, and in results of versions that told the last one's. */
  readonly lambdaEpoch?: number;
  readonly seed: number;
  readonly dataSeed: number;
  /** What a reader should know, in sentences: data that were only a part of the whole, and the like. */
  readonly notes: readonly string[];
}
