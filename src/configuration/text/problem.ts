/** @file A problem of an experiment file: a sentence, what to do, and the place. */
import type { Complaint } from '../../errors/complaint.js';

/** Keys and indices that lead from the root to a value. */
export type Path = readonly (string | number)[];

/** A complaint about the value, or the key, at a path. */
export interface Finding {
  readonly path: Path;
  readonly at: 'key' | 'value';
  readonly complaint: Complaint;
}

export interface Problem extends Complaint {
  /** Of the first character, in UTF-16 units from the start of the text. */
  readonly offset: number;
  /** In UTF-16 units; 0 where the text ends. */
  readonly length: number;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly path: Path;
}

/** `sources[0].weights`. */
export function pathText(path: Path): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`))
    .join('');
}
