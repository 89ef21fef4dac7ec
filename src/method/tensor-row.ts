/** @file A tensor that a method trains. */
import type { Initialization } from '../catalog/networks/initialization.js';

export interface TensorRow {
  readonly name: string;
  readonly shape: readonly number[];
  readonly initialization: Initialization;
}
