/**
 * @file The one form of every network: a flat list of steps over named values, as plain data without weights. Feature
 * maps are (N, C, H, W). Names of values that steps put out begin with `%`; all other names are tensors of the network
 * (parameters, statistics, constants), by PyTorch's names.
 */
import type { ConvolutionWindow, PoolWindow, Sides } from './window.js';

/** A size of an axis: a number, or so many for every image of the batch; `{ images: 1 }` is the batch itself. */
export type Size = number | { readonly images: number };
export type ValueShape = readonly Size[];

type None = Readonly<Record<string, never>>;

/** How one axis of a map is brought to another size, as PyTorch's `interpolate` and `adaptive_avg_pool2d` do. */
export interface Resampling {
  readonly kind: 'bilinear' | 'bilinear-corners' | 'nearest' | 'adaptive-average' | 'bicubic';
  readonly size: number;
  /** Of the output to the input, where it is not the quotient of the sizes. */
  readonly scale?: number;
}

/** Every operation of a step, its inputs in order, and the attributes it carries. */
export interface StepAttributes {
  /** x, filter (O, C / groups, kh, kw), perhaps bias (O). */
  convolution: ConvolutionWindow;
  /** x (…, in), weight (out, in), perhaps bias (out). */
  linear: None;
  /** x, weight, bias, running mean, running variance, each (C); over all axes but the second. */
  batchNormalization: { readonly epsilon: number; readonly momentum: number };
  /** x, perhaps weight and bias; over the last `axes` axes. */
  layerNormalization: { readonly axes: number; readonly epsilon: number };
  /** x, perhaps weight and bias, each (C). */
  groupNormalization: { readonly groups: number; readonly epsilon: number };

  relu: None;
  relu6: None;
  leakyRelu: { readonly slope: number };
  sigmoid: None;
  hardSigmoid: None;
  hardSwish: None;
  silu: None;
  gelu: { readonly approximation: 'none' | 'tanh' };
  tanh: None;
  clamp: { readonly minimum?: number; readonly maximum?: number };
  exponential: None;
  errorFunction: None;
  power: { readonly exponent: number };
  softmax: { readonly axis: number };

  maxPool: PoolWindow;
  /** `overhang`: what of the padding after an axis is `ceil_mode`'s, which no divisor counts. */
  averagePool: PoolWindow & {
    readonly countPadding: boolean;
    readonly overhang: readonly [height: number, width: number];
  };
  resample: { readonly height: Resampling; readonly width: Resampling };
  /** `keep`: reduced axes stay with size 1. */
  mean: { readonly axes: readonly number[]; readonly keep: boolean };
  sum: { readonly axes: readonly number[]; readonly keep: boolean };

  /** Two values whose sizes stretch against each other, from the last axis on. */
  add: None;
  subtract: None;
  multiply: None;
  divide: None;
  /** x · factor + shift. */
  affine: { readonly factor: number; readonly shift: number };
  /** Matrices in the last two axes; the axes before are equal, or stretch. */
  matrixProduct: { readonly transposeLeft: boolean; readonly transposeRight: boolean };

  reshape: { readonly shape: ValueShape };
  expand: { readonly shape: ValueShape };
  transpose: { readonly permutation: readonly number[] };
  slice: { readonly axis: number; readonly start: number; readonly end: number };
  concatenate: { readonly axis: number };
  /** Zeros around, for every axis. */
  pad: { readonly sides: readonly Sides[] };

  /** In training each element, or each channel of each image, is 0 with this probability; what stays grows by 1 / (1 − p). */
  dropout: { readonly probability: number; readonly channels: boolean };
  /** In training the whole of an image's value is 0 with the probability 1 − survival; what stays grows by 1 / survival. */
  stochasticDepth: { readonly survival: number };
}

export type StepOperation = keyof StepAttributes;

export interface StepOf<Operation extends StepOperation> {
  readonly operation: Operation;
  readonly inputs: readonly string[];
  readonly attributes: StepAttributes[Operation];
  /** The value it puts out, and that value's shape. */
  readonly output: string;
  readonly shape: ValueShape;
  /** Path of the PyTorch module that does it; '' for what the network does itself. */
  readonly module: string;
}

export type Step = { [Operation in StepOperation]: StepOf<Operation> }[StepOperation];

/** The images, (N, 3, H, W), as steps name them. */
export const imageValue = '%image';

/** The shape for a number of images. */
export function shapeFor(shape: ValueShape, images: number): number[] {
  return shape.map((size) => (typeof size === 'number' ? size : size.images * images));
}

/** Numbers that a value has for one image. */
export function countOf(shape: ValueShape): number {
  return shapeFor(shape, 1).reduce((product, size) => product * size, 1);
}
