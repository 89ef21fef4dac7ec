/** @file What is asked of the thread that reads weight files and data sets, and what it answers. */

import type { TargetChoice } from '../../configuration/experiment.js';
import type { DatasetChoice } from '../../data/dataset.js';

export type Examination =
  | {
      readonly kind: 'weights';
      readonly file: string;
      readonly network: TargetChoice;
      readonly classes?: number;
    }
  | { readonly kind: 'data'; readonly choice: DatasetChoice };

/** What the thread says before its answer: from now on it reads. */
export const begun = 'begun';

export interface Finding {
  /** Why it cannot be used; absent where it can. */
  readonly error?: { readonly code: string; readonly message: string; readonly remedy: string };
  /** Of data: training images that are left after validation is cut off. */
  readonly trainingImages?: number;
}
