/** @file Small networks with the operations that are for maps in them. */
import type { Resampling, StepOperation } from '../../../src/catalog/networks/step.js';
import { squareWindow } from '../../../src/catalog/networks/window.js';
import { images, map, onImages, type Sample, tokens } from './draw.js';

const resampled = (height: Resampling, width: Resampling): Sample =>
  onImages('resample', { height, width }, [images, 3, height.size, width.size]);

const uneven = {
  stride: [2, 1],
  padding: [
    [0, 1],
    [1, 0],
  ],
  dilation: [1, 1],
} as const;

export const samplesOfMaps = {
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
} as const satisfies Partial<Record<StepOperation, Readonly<Record<string, Sample>>>>;
