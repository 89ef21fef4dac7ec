/** @file What a row of the tables of operations is. */
import type { Call } from '../call.js';
import type { Value } from '../value.js';

/** Writes the steps of one node; as many values as the node puts out, of which the last may be missing. */
export type Lowering = (call: Call) => Value | readonly Value[];
export type Lowerings = Readonly<Record<string, Lowering>>;
