/** @file What a table of results holds. Accuracies are fractions of 1. */
import type { Paired } from './paired.js';
import type { Summary } from './statistics.js';

export interface SeedValue {
  readonly seed: number;
  readonly dataSeed: number;
  readonly testAccuracy: number;
  readonly validationAccuracy: number;
  readonly testImages: number;
  readonly seconds: number;
  readonly epochs: number;
  readonly run: string;
}

export interface Row {
  readonly label: string;
  /** What is shown of each axis of the table. */
  readonly axes: readonly string[];
  readonly accuracy: Summary;
  /** Of the test set at the mean accuracy; absent where the seeds have test sets of other sizes. */
  readonly samplingError?: number;
  /** To the section's baseline; absent of the baseline itself and where no seed is shared. */
  readonly difference?: Paired;
  /** `worse`: p ≤ 0.05 against the best. `unclear`: too few shared seeds to tell. */
  readonly standing: 'best' | 'not-distinguishable' | 'unclear' | 'worse';
  readonly seconds: number;
  /** Passes over the training images. */
  readonly epochs: number;
  readonly seeds: readonly SeedValue[];
}

export interface Section {
  /** '' where there is one only. */
  readonly title: string;
  /** The label of the row that others are compared with. */
  readonly baseline?: string;
  readonly rows: readonly Row[];
}

export interface ResultTable {
  readonly axes: readonly string[];
  readonly sections: readonly Section[];
  readonly notes: readonly string[];
}
