/** @file Small networks with each operation of a step in them, as export has to write it. */
import type {
  Resampling,
  StepAttributes,
  StepOperation,
  ValueShape,
} from '../../../src/catalog/networks/step.js';
import { squareWindow } from '../../../src/catalog/networks/window.js';
import type { Sketch } from './sketch.js';

/** Draws up a network; gives the value that its last layer reads. */
export type Sample = (sketch: Sketch) => string;

const images = { images: 1 } as const;
const map = [images, 3, 8, 8] as const;

/** The operation alone, on the images. */
const onImages =
  <Operation extends StepOperation>(
    operation: Operation,
    attributes: StepAttributes[Operation],
    shape: ValueShape = map,
    tensors: Readonly<Record<string, readonly number[]>> = {},
  ): Sample =>
  (sketch) => {
    const names = Object.entries(tensors).map(([name, size]) => sketch.tensor(name, size));
    return sketch.step(operation, [sketch.image, ...names], attributes, shape);
  };

const resampled = (height: Resampling, width: Resampling): Sample =>
  onImages('resample', { height, width }, [images, 3, height.size, width.size]);

/** Patches as tokens: (N, 16, 6). */
function tokens(sketch: Sketch): string {
  const window = { ...squareWindow(2, 0), groups: 1 };
  const filter = sketch.tensor('patch.weight', [6, 3, 2, 2]);
  const patches = sketch.step('convolution', [sketch.image, filter], window, [images, 6, 4, 4]);
  const flat = sketch.step('reshape', [patches], { shape: [images, 6, 16] }, [images, 6, 16]);
  return sketch.step('transpose', [flat], { permutation: [0, 2, 1] }, [images, 16, 6]);
}

const twice =
  (operation: 'add' | 'subtract' | 'multiply' | 'divide'): Sample =>
  (sketch) => {
    const varying = sketch.step('exponential', [sketch.image], {}, map);
    const together = sketch.step(operation, [sketch.image, varying], {}, map);
    return sketch.step(operation, [together, sketch.tensor('vector', [3, 1, 1])], {}, map);
  };

const uneven = {
  stride: [2, 1],
  padding: [
    [0, 1],
    [1, 0],
  ],
  dilation: [1, 1],
} as const;

export const samples: { readonly [Operation in StepOperation]: Readonly<Record<string, Sample>> } = {
  convolution: {
    'with uneven padding and bias': onImages('convolution', { ...uneven, groups: 1 }, [images, 6, 4, 7], {
      weight: [6, 3, 3, 3],
      bias: [6],
    }),
    'in groups, dilated': onImages(
      'convolution',
      { ...squareWindow(1, 2), dilation: [2, 2], groups: 3 },
      [images, 6, 8, 8],
      { weight: [6, 1, 3, 3] },
    ),
    'with a filter that is computed': (sketch) => {
      const shape = [6, 3, 3, 3];
      const weight = sketch.step('affine', [sketch.tensor('weight', shape)], { factor: 2, shift: 1 }, shape);
      const window = { ...squareWindow(1, 1), groups: 1 };
      return sketch.step('convolution', [sketch.image, weight], window, [images, 6, 8, 8]);
    },
  },
  linear: {
    'of tokens': (sketch) => {
      const tensors = [sketch.tensor('weight', [5, 6]), sketch.tensor('bias', [5])];
      return sketch.step('linear', [tokens(sketch), ...tensors], {}, [images, 16, 5]);
    },
    'of tokens, without bias': (sketch) =>
      sketch.step('linear', [tokens(sketch), sketch.tensor('weight', [5, 6])], {}, [images, 16, 5]),
  },
  batchNormalization: {
    'of maps': onImages('batchNormalization', { epsilon: 1e-3, momentum: 0.1 }, map, {
      weight: [3],
      bias: [3],
      mean: [3],
      variance: [3],
    }),
    'of vectors': (sketch) => {
      const vector = sketch.step('mean', [sketch.image], { axes: [2, 3], keep: false }, [images, 3]);
      const tensors = ['weight', 'bias', 'mean', 'variance'].map((name) => sketch.tensor(name, [3]));
      const attributes = { epsilon: 1e-5, momentum: 0.1 };
      return sketch.step('batchNormalization', [vector, ...tensors], attributes, [images, 3]);
    },
    'of sequences': (sketch) => {
      const tensors = ['weight', 'bias', 'mean', 'variance'].map((name) => sketch.tensor(name, [16]));
      const attributes = { epsilon: 1e-5, momentum: 0.1 };
      return sketch.step('batchNormalization', [tokens(sketch), ...tensors], attributes, [images, 16, 6]);
    },
  },
  layerNormalization: {
    'of tokens': (sketch) => {
      const tensors = [sketch.tensor('weight', [6]), sketch.tensor('bias', [6])];
      const attributes = { axes: 1, epsilon: 1e-6 };
      return sketch.step('layerNormalization', [tokens(sketch), ...tensors], attributes, [images, 16, 6]);
    },
    'of whole images, without weight': onImages('layerNormalization', { axes: 3, epsilon: 1e-5 }),
  },
  groupNormalization: {
    'of maps': (sketch) => {
      const window = { ...squareWindow(1, 0), groups: 1 };
      const filter = sketch.tensor('filter', [6, 3, 1, 1]);
      const wide = sketch.step('convolution', [sketch.image, filter], window, [images, 6, 8, 8]);
      const tensors = [sketch.tensor('weight', [6]), sketch.tensor('bias', [6])];
      const attributes = { groups: 2, epsilon: 1e-5 };
      return sketch.step('groupNormalization', [wide, ...tensors], attributes, [images, 6, 8, 8]);
    },
    'without weight': onImages('groupNormalization', { groups: 3, epsilon: 1e-5 }),
  },

  relu: { 'of maps': onImages('relu', {}) },
  relu6: { 'of maps': onImages('relu6', {}) },
  leakyRelu: { 'of maps': onImages('leakyRelu', { slope: 0.2 }) },
  sigmoid: { 'of maps': onImages('sigmoid', {}) },
  hardSigmoid: { 'of maps': onImages('hardSigmoid', {}) },
  hardSwish: { 'of maps': onImages('hardSwish', {}) },
  silu: { 'of maps': onImages('silu', {}) },
  gelu: {
    'by the error function': onImages('gelu', { approximation: 'none' }),
    'by the hyperbolic tangent': onImages('gelu', { approximation: 'tanh' }),
  },
  tanh: { 'of maps': onImages('tanh', {}) },
  clamp: {
    'to both sides': onImages('clamp', { minimum: -0.5, maximum: 0.5 }),
    'from below': onImages('clamp', { minimum: -0.5 }),
    'from above': onImages('clamp', { maximum: 0.5 }),
  },
  exponential: { 'of maps': onImages('exponential', {}) },
  errorFunction: { 'of maps': onImages('errorFunction', {}) },
  power: {
    'of whole exponent': onImages('power', { exponent: 2 }),
    'of fractional exponent': (sketch) => {
      const positive = sketch.step('exponential', [sketch.image], {}, map);
      return sketch.step('power', [positive], { exponent: -0.5 }, map);
    },
  },
  softmax: {
    'over the last axis': onImages('softmax', { axis: 3 }),
    'over the channels': onImages('softmax', { axis: 1 }),
  },

  maxPool: {
    'with uneven padding': onImages('maxPool', { ...uneven, size: [3, 3] }, [images, 3, 4, 7]),
    dilated: onImages('maxPool', { ...squareWindow(1, 1), size: [3, 3], dilation: [2, 2] }, [
      images,
      3,
      6,
      6,
    ]),
    'dilated, whose last window hangs far over': onImages(
      'maxPool',
      {
        stride: [3, 3],
        padding: [
          [0, 3],
          [0, 3],
        ],
        size: [2, 2],
        dilation: [4, 4],
      },
      [images, 3, 3, 3],
    ),
  },
  averagePool: {
    'that counts padding': onImages(
      'averagePool',
      { ...squareWindow(2, 1), size: [3, 3], countPadding: true, overhang: [0, 0] },
      [images, 3, 4, 4],
    ),
    'that counts no padding': onImages(
      'averagePool',
      { ...squareWindow(2, 1), size: [3, 3], countPadding: false, overhang: [0, 0] },
      [images, 3, 4, 4],
    ),
    'that counts padding but what hangs over': onImages(
      'averagePool',
      {
        stride: [2, 2],
        padding: [
          [1, 2],
          [1, 2],
        ],
        dilation: [1, 1],
        size: [3, 3],
        countPadding: true,
        overhang: [1, 1],
      },
      [images, 3, 5, 5],
    ),
  },
  resample: {
    'bilinear, twice the size': resampled({ kind: 'bilinear', size: 16 }, { kind: 'bilinear', size: 16 }),
    'bilinear, to an uneven size': resampled({ kind: 'bilinear', size: 11 }, { kind: 'bilinear', size: 5 }),
    'bilinear, smaller': resampled({ kind: 'bilinear', size: 2 }, { kind: 'bilinear', size: 1 }),
    'bilinear with corners': resampled(
      { kind: 'bilinear-corners', size: 16 },
      { kind: 'bilinear-corners', size: 16 },
    ),
    'with a scale of its own': resampled(
      { kind: 'bilinear', size: 12, scale: 1.6 },
      { kind: 'bilinear', size: 12, scale: 1.6 },
    ),
    'nearest, twice the size': resampled({ kind: 'nearest', size: 16 }, { kind: 'nearest', size: 16 }),
    'nearest, to an uneven size': resampled({ kind: 'nearest', size: 11 }, { kind: 'nearest', size: 3 }),
    bicubic: resampled({ kind: 'bicubic', size: 16 }, { kind: 'bicubic', size: 5 }),
    'adaptive, to a part': resampled(
      { kind: 'adaptive-average', size: 4 },
      { kind: 'adaptive-average', size: 2 },
    ),
    'adaptive, to one number': resampled(
      { kind: 'adaptive-average', size: 1 },
      { kind: 'adaptive-average', size: 1 },
    ),
    'adaptive, with windows that overlap': resampled(
      { kind: 'adaptive-average', size: 3 },
      { kind: 'adaptive-average', size: 11 },
    ),
    'along one axis': resampled({ kind: 'bilinear', size: 8 }, { kind: 'bilinear', size: 11 }),
    'to the same size': resampled({ kind: 'bilinear', size: 8 }, { kind: 'bilinear', size: 8 }),
  },
  mean: {
    'over positions': onImages('mean', { axes: [2, 3], keep: false }, [images, 3]),
    'over positions that stay': onImages('mean', { axes: [2, 3], keep: true }, [images, 3, 1, 1]),
    'over channels': onImages('mean', { axes: [1], keep: false }, [images, 8, 8]),
    'over tokens': (sketch) => sketch.step('mean', [tokens(sketch)], { axes: [1], keep: false }, [images, 6]),
  },
  sum: {
    'over channels': onImages('sum', { axes: [1], keep: false }, [images, 8, 8]),
    'over positions that stay': onImages('sum', { axes: [2, 3], keep: true }, [images, 3, 1, 1]),
  },

  add: { 'of values and a vector': twice('add') },
  subtract: { 'of values and a vector': twice('subtract') },
  multiply: { 'of values and a vector': twice('multiply') },
  divide: { 'of values and a vector': twice('divide') },
  affine: { 'of maps': onImages('affine', { factor: 0.5, shift: -1 }) },
  matrixProduct: {
    'of maps, transposed': (sketch) => {
      const other = sketch.step('exponential', [sketch.image], {}, map);
      const attributes = { transposeLeft: true, transposeRight: true };
      return sketch.step('matrixProduct', [sketch.image, other], attributes, map);
    },
    'with a tensor for all images': onImages(
      'matrixProduct',
      { transposeLeft: false, transposeRight: false },
      [images, 3, 8, 5],
      { matrix: [8, 5] },
    ),
  },

  reshape: {
    'that puts images before windows': (sketch) => {
      const rows = { images: 8 } as const;
      const split = sketch.step('reshape', [sketch.image], { shape: [rows, 24] }, [rows, 24]);
      return sketch.step('reshape', [split], { shape: [images, 8, 24] }, [images, 8, 24]);
    },
  },
  expand: {
    'of a class token beside the others': (sketch) => {
      const shape = [images, 1, 6] as const;
      const token = sketch.step('expand', [sketch.tensor('token', [1, 1, 6])], { shape }, shape);
      const parts = [token, tokens(sketch)];
      return sketch.step('concatenate', parts, { axis: 1 }, [images, 17, 6]);
    },
    'of a token that a layer reads': (sketch) => {
      const shape = [images, 2, 6] as const;
      const token = sketch.step('expand', [sketch.tensor('token', [1, 6])], { shape }, shape);
      const weight = sketch.tensor('weight', [6, 6]);
      const read = sketch.step('linear', [token, weight], {}, shape);
      return sketch.step('concatenate', [read, tokens(sketch)], { axis: 1 }, [images, 18, 6]);
    },
    'of what is different for each image': (sketch) => {
      const shape = [images, 3, 1, 1] as const;
      const pooled = sketch.step('mean', [sketch.image], { axes: [2, 3], keep: true }, shape);
      return sketch.step('expand', [pooled], { shape: [images, 3, 2, 4] }, [images, 3, 2, 4]);
    },
    'of a position code that is added': (sketch) => {
      const shape = [images, 16, 6] as const;
      const code = sketch.step('expand', [sketch.tensor('code', [1, 16, 6])], { shape }, shape);
      return sketch.step('add', [tokens(sketch), code], {}, shape);
    },
  },
  transpose: {
    'of maps': onImages('transpose', { permutation: [0, 2, 3, 1] }, [images, 8, 8, 3]),
    'with the images behind': (sketch) => {
      const behind = sketch.step('transpose', [tokens(sketch)], { permutation: [1, 0, 2] }, [16, images, 6]);
      return sketch.step('transpose', [behind], { permutation: [1, 0, 2] }, [images, 16, 6]);
    },
  },
  slice: { 'of columns': onImages('slice', { axis: 3, start: 2, end: 7 }, [images, 3, 8, 5]) },
  concatenate: {
    'of channels': (sketch) => {
      const other = sketch.step('relu', [sketch.image], {}, map);
      return sketch.step('concatenate', [sketch.image, other], { axis: 1 }, [images, 6, 8, 8]);
    },
    'with tokens before, between and after': (sketch) => {
      const one = [images, 1, 6] as const;
      const token = (name: string) =>
        sketch.step('expand', [sketch.tensor(name, [1, 1, 6])], { shape: one }, one);
      const parts = [token('first'), tokens(sketch), token('second'), tokens(sketch), token('third')];
      return sketch.step('concatenate', parts, { axis: 1 }, [images, 35, 6]);
    },
  },
  pad: {
    'around positions': onImages(
      'pad',
      {
        sides: [
          [0, 0],
          [0, 1],
          [1, 2],
          [0, 3],
        ],
      },
      [images, 4, 11, 11],
    ),
  },

  dropout: { 'that does nothing': onImages('dropout', { probability: 0.5, channels: false }) },
  stochasticDepth: { 'that does nothing': onImages('stochasticDepth', { survival: 0.8 }) },
};
