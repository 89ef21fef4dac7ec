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

/** What the thread says before its answer: from now on it reads. */
export const begun = 'begun';

export interface Finding {
  /** Why it cannot be used; absent where it can. */
  readonly error?: { readonly code: string; readonly message: string; readonly remedy: string };
  /** Of a network's file: what it describes, or why it cannot. */
  readonly network?: NetworkFileContent;
  /** Of data: training images that are left after validation is cut off. */
  readonly trainingImages?: number;
  /** Of data: the class with the fewest of them. */
  readonly smallest?: { readonly name: string; readonly images: number };
  /** Of data: `180 training images, 18 a class`. */
  readonly training?: string;
  /** Of data: what there is to know about the folder. */
  readonly notes?: readonly string[];
}
