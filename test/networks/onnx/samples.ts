/** @file Small networks with each operation of a step in them, as export has to write it. */
import type { StepOperation } from '../../../src/catalog/networks/step.js';
import { attention } from './attention.js';
import { images, map, onImages, type Sample, tokens } from './draw.js';
import { samplesOfMaps } from './samples-of-maps.js';

const twice =
  (operation: 'add' | 'subtract' | 'multiply' | 'divide'): Sample =>
  (sketch) => {
    const varying = sketch.step('exponential', [sketch.image], {}, map);
    const together = sketch.step(operation, [sketch.image, varying], {}, map);
    return sketch.step(operation, [together, sketch.tensor('vector', [3, 1, 1])], {}, map);
  };

export const samples: { readonly [Operation in StepOperation]: Readonly<Record<string, Sample>> } = {
  ...samplesOfMaps,
  linear: {
    'of tokens': (sketch) => {
      const tensors = [sketch.tensor('weight', [5, 6]), sketch.tensor('bias', [5])];
      return sketch.step('linear', [tokens(sketch), ...tensors], {}, [images, 16, 5]);
    },
    'of tokens, without bias': (sketch) =>
      sketch.step('linear', [tokens(sketch), sketch.tensor('weight', [5, 6])], {}, [images, 16, 5]),
  },
  layerNormalization: {
    'of tokens': (sketch) => {
      const tensors = [sketch.tensor('weight', [6]), sketch.tensor('bias', [6])];
      const attributes = { axes: 1, epsilon: 1e-6 };
      return sketch.step('layerNormalization', [tokens(sketch), ...tensors], attributes, [images, 16, 6]);
    },
    'of whole images, without weight': onImages('layerNormalization', { axes: 3, epsilon: 1e-5 }),
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
    'in attention, with a class token and a table of biases': attention,
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
