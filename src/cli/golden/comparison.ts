/** @file What was computed, and one quantity of it held against its golden number. */
import type { Numbers } from './distance.js';

/** Tensors by name, in the precision of the engine. */
export type Results = ReadonlyMap<string, Numbers>;

export interface Comparison {
  readonly quantity: string;
  readonly error: number;
  readonly tolerance: number;
}

/** Whether the error is a number that the tolerance allows. */
export const passes = ({ error, tolerance }: Comparison): boolean => error <= tolerance;
