/** @file What the trainer process drives: training cut into single iterations, with a state that can be put down and taken up. */

import type { EngineTaken, RunConfiguration, RunResult } from '../run/folder/format.js';
import type { SaliencyAnswer, SaliencyRequest } from '../run/folder/saliency.js';
import type { Snapshot } from '../run/folder/snapshot.js';
import type { Device } from '../run/process/device-lock.js';
import type { MetricsRecord } from '../run/records/metrics.js';
import type { NamedTensors } from '../tensor/host-tensor.js';

export interface TrainingSession {
  /** The number of iterations done. */
  readonly iteration: number;
  /** The number of epochs begun; 0 before the first iteration. */
  readonly epoch: number;
  readonly iterationsPerEpoch: number;
  readonly epochs: number;
  readonly engine: EngineTaken;
  /** What it trains on, `180 training images, 18 a class`, then sentences of note; absent where nobody knows. */
  readonly data?: readonly string[];
  /**
   * Runs one iteration and gives its records: an iteration record and, at an epoch's end, the epoch record after it.
   * Gives undefined, and does nothing, when training is over.
   */
  advance(): Promise<readonly MetricsRecord[] | undefined>;
  /** All that is needed to go on bit for bit. Asked between iterations; at an epoch's end after `takeBest`. */
  snapshot(): Promise<Snapshot>;
  /** Asked once after each epoch, and after the result: its weights if it is the best by validation accuracy so far, else undefined. */
  takeBest(): Promise<NamedTensors | undefined>;
  /** Asked once, when `advance` gave undefined. */
  result(): Promise<RunResult>;
  /** Asked between iterations; leaves the training state untouched. */
  saliency(request: SaliencyRequest): Promise<SaliencyAnswer>;
  dispose(): Promise<void>;
}

export interface SessionOptions {
  /** Absent for a run that begins. */
  readonly snapshot?: Snapshot;
  /**
   * The best weights so far, of the epoch that `snapshot` knows as the best. Where they are absent they were lost:
   * the next epoch is then the best so far, and where none comes, the last one.
   */
  readonly best?: NamedTensors;
  /** Writes one line for a person into `log.txt`. */
  readonly log: (line: string) => void;
  /**
   * Waits until no other run uses the device, then holds it until the process ends.
   * Throws when the run is stopped while it waits: let that error pass.
   */
  readonly useDevice: (device: Device) => Promise<void>;
  /** The iteration of the last checkpoint on the disk, for errors to name; undefined where there is none. */
  readonly lastCheckpoint?: () => number | undefined;
}

export type OpenSession = (run: RunConfiguration, options: SessionOptions) => Promise<TrainingSession>;
