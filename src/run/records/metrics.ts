/** @file What `metrics.jsonl` holds: one JSON object a line, in the order of training. Types only; the panel takes them. */

import type { Failure } from '../folder/failure.js';
import type { EngineTaken } from '../folder/format.js';

/** λ of every pair over the images: mean and standard deviation, in the order of the experiment's pairs. */
export interface PairWeights {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

/** What the channel weights w of every pair look like, averaged over the batch. */
export interface ChannelWeightSummary {
  /** Entropy of w in nats, per pair; log(channels) where all weigh the same. */
  readonly entropy: readonly number[];
  /** The heaviest channels of each pair, heaviest first: [channel, w]. */
  readonly top: readonly (readonly (readonly [channel: number, weight: number])[])[];
}

/** One iteration of training. */
export interface IterationRecord {
  readonly kind: 'iteration';
  /** The number of iterations done, this one included: the first is 1. */
  readonly iteration: number;
  /** The epoch it belongs to, counted from 1. */
  readonly epoch: number;
  /** Seconds of training since the start of the run, over all resumes, pauses left out. */
  readonly time: number;
  /** Seconds of this iteration. */
  readonly seconds: number;
  /** Of the whole run; absent in records of earlier versions. */
  readonly iterations?: number;
  /** Seconds of training until the end at the pace so far; absent after the first iteration of a process. */
  readonly secondsLeft?: number;
  readonly imagesPerSecond: number;
  readonly learningRate: number;
  /** L_org: cross-entropy of the batch. */
  readonly trainingLoss: number;
  /** β · L_wfm over all pairs; 0 where the method transfers nothing. */
  readonly transferLoss: number;
  /** Each pair's part of `transferLoss`. */
  readonly pairLosses: readonly number[];
  /** Images of the batch that were classified right, of `images`. */
  readonly correct: number;
  readonly images: number;
  /** Absent where the method has no learned λ. */
  readonly lambda?: PairWeights;
  /** Absent where the method has no learned w. */
  readonly weights?: ChannelWeightSummary;
  /** Resident memory of the process in bytes. */
  readonly memory: number;
  /** L_org after the look-ahead, whose gradient trains the meta-networks; absent where there is none. */
  readonly lossAfterLookAhead?: number;
}

/** The end of an epoch; it follows the record of the epoch's last iteration. Accuracies are fractions of 1. */
export interface EpochRecord {
  readonly kind: 'epoch';
  /** Counted from 1. */
  readonly epoch: number;
  /** The number of iterations done. */
  readonly iteration: number;
  readonly time: number;
  readonly trainingLoss: number;
  readonly trainingAccuracy: number;
  readonly validationAccuracy: number;
  readonly testAccuracy: number;
  readonly validationImages: number;
  readonly testImages: number;
  /** λ over the epoch's images; absent where the method has no learned λ. */
  readonly lambda?: PairWeights;
  /** The whole vector w of every pair, averaged over the epoch's last batch; absent where w is not learned. */
  readonly channelWeights?: readonly (readonly number[])[];
}

export type RunEvent =
  | 'started'
  | 'waiting'
  | 'paused'
  | 'resumed'
  | 'checkpoint'
  | 'stopped'
  | 'finished'
  | 'failed';

/** Something that happened to the run; these differ between a resumed and an uninterrupted run. */
export interface EventRecord {
  readonly kind: 'event';
  readonly name: RunEvent;
  /** The number of iterations done. */
  readonly iteration: number;
  /** When, ISO 8601 in UTC. */
  readonly at: string;
  /** For a person, for instance `waiting for GPU 0, used by run ...`. */
  readonly detail?: string;
  /** With `started` and with `resumed` after an interruption. */
  readonly engine?: EngineTaken;
  /** With `engine`: what the run trains on, `180 training images, 18 a class`, then sentences of note. */
  readonly data?: readonly string[];
  /** With `failed`: this is the one place where a run's failure is recorded. */
  readonly failure?: Failure;
}

export type MetricsRecord = IterationRecord | EpochRecord | EventRecord;
