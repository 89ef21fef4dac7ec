/** @file What a name of the graph may stand for while its operations are written as steps. */
import type { ValueShape } from '../catalog/networks/step.js';
import type { NumberKind } from './weights.js';

/** Numbers on the host, row-major. */
export interface Numbers {
  readonly shape: readonly number[];
  readonly data: Float64Array | Float32Array;
}

/** How the numbers of a constant come about; nothing is computed before weights are read. */
export type Recipe =
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'filled'; readonly value: number }
  | {
      readonly kind: 'computed';
      readonly inputs: readonly ConstantValue[];
      readonly compute: (inputs: readonly Numbers[]) => Numbers['data'];
    };

/** A value that neither images nor parameters change. */
export interface ConstantValue {
  readonly kind: 'constant';
  readonly shape: readonly number[];
  readonly numbers: NumberKind;
  readonly recipe: Recipe;
}

/** What a step puts out, the images, or a parameter. */
export interface TracedValue {
  readonly kind: 'traced';
  readonly name: string;
  readonly shape: ValueShape;
}

/** Memory that nothing was written to yet. */
export interface BlankValue {
  readonly kind: 'blank';
  readonly shape: ValueShape;
}

/** A mask of stochastic depth: 1 with the probability `survival`, divided by `divisor`. */
export interface MaskValue {
  readonly kind: 'mask';
  readonly shape: ValueShape;
  readonly survival: number;
  readonly divisor: number;
}

export type Value = ConstantValue | TracedValue | BlankValue | MaskValue;
