/** @file What is asked of the thread that reads weight files and data sets, and what it answers. */

import type { MethodName } from '../../catalog/methods.js';
import type { ParsedSource } from '../../configuration/experiment.js';
import type { DatasetChoice } from '../../data/dataset.js';
import type { NetworkFileContent } from '../../import/known-files.js';

export type Examination =
  | {
      readonly kind: 'weights';
      readonly source: ParsedSource;
      /** Decides which part of the weights is read. */
      readonly method: MethodName;
    }
  | { readonly kind: 'network'; readonly file: string }
  | { readonly kind: 'data'; readonly choice: DatasetChoice };

export interface Finding {
  /** Why it cannot be used; absent where it can. */
  readonly error?: { readonly code: string; readonly message: string; readonly remedy: string };
  /** Of a network's file: what it describes, or why it cannot. */
  readonly network?: NetworkFileContent;
  /** Of data: training images that are left after validation is cut off. */
  readonly trainingImages?: number;
}
