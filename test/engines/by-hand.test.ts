/** @file Results computed by hand, on every engine. */
import { describe, test } from 'vitest';
import {
  convolution,
  convolutionFilterGradient,
  convolutionInputGradient,
} from '../../src/autodiff/convolution.js';
import { matrixProduct } from '../../src/autodiff/matrix-product.js';
import { maxPool } from '../../src/autodiff/pooling.js';
import { resample, resampleAdjoint } from '../../src/autodiff/resample.js';
import { squareWindow } from '../../src/catalog/networks/window.js';
import { squarePool } from '../windows.js';
import { engines } from './agreement.js';
import { type Case, expectCase, image } from './cases.js';

const pairs = squarePool(2, 2, 0);
const overlapping = squarePool(3, 2, 1);
const slide = squareWindow(1, 0);
const bilinear = (size: number) => ({ kind: 'bilinear', size }) as const;
const stepped = squareWindow(2, 1);

const cases: readonly Case[] = [
  [
    'a convolution along a row',
    [image(1, 4, [1, 2, 3, 4]), image(1, 1, [10])],
    (x, y) => convolution(x, y, slide),
    [10, 20, 30, 40],
  ],
  [
    'a convolution that is a cross-correlation: the filter is not turned',
    [image(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]), image(2, 2, [1, 0, 0, -2])],
    (x, y) => convolution(x, y, slide),
    [1 - 10, 2 - 12, 4 - 16, 5 - 18],
  ],
  [
    'a convolution with stride 2 and padding 1',
    [image(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]), image(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9])],
    (x, y) => convolution(x, y, stepped),
    [
      5 * 1 + 6 * 2 + 8 * 4 + 9 * 5,
      4 * 2 + 5 * 3 + 7 * 5 + 8 * 6,
      2 * 4 + 3 * 5 + 5 * 7 + 6 * 8,
      1 * 5 + 2 * 6 + 4 * 8 + 5 * 9,
    ],
  ],
  [
    'the input gradient of a convolution',
    [image(2, 2, [1, 10, 100, 1000]), image(2, 2, [1, 2, 3, 4])],
    (x, y) => convolutionInputGradient(x, y, slide, 3, 3),
    [1, 12, 20, 103, 1234, 2040, 300, 3400, 4000],
  ],
  [
    'the filter gradient of a convolution',
    [image(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]), image(2, 2, [1, 10, 100, 1000])],
    (x, y) => convolutionFilterGradient(x, y, slide, [2, 2]),
    [5421, 6532, 8754, 9865],
  ],
  [
    'a matrix product with the right matrix transposed',
    [
      [
        [1, 2],
        [1, 2],
      ],
      [
        [2, 2],
        [3, 4, 5, 6],
      ],
    ],
    (x, y) => matrixProduct(x, y, false, true),
    [11, 17],
  ],
  ['a max-pool', [image(2, 4, [1, 2, -5, -6, 3, 0, -7, -8])], (x) => maxPool(x, pairs), [3, -5]],
  [
    'a max-pool of negative elements, whose padding never counts',
    [image(2, 2, [-1, -2, -3, -4])],
    (x) => maxPool(x, overlapping),
    [-1],
  ],
  [
    'an up-sampling with half-pixel centers',
    [image(1, 2, [0, 4])],
    (x) => resample(x, bilinear(1), bilinear(4)),
    [0, 1, 3, 4],
  ],
  [
    'a down-sampling without antialiasing',
    [image(1, 4, [0, 4, 8, 100])],
    (x) => resample(x, bilinear(1), bilinear(2)),
    [2, 54],
  ],
  [
    'the adjoint of an up-sampling',
    [image(1, 4, [1, 2, 3, 4])],
    (x) => resampleAdjoint(x, bilinear(1), bilinear(4), [1, 2]),
    [3.25, 6.75],
  ],
];

describe.each(engines)('%s computes', (_, engine) => {
  test.each(cases)('%s', async (...one) => {
    await expectCase(engine, one);
  });
});
