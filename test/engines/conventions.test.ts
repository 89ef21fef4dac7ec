/** @file What every engine must do at ties, at zero and with large numbers. */
import { describe, test } from 'vitest';
import { errorFunction, gate, multiply, relu, sigmoid } from '../../src/autodiff/elementwise.js';
import { maxPool, maxUnpool, selectAtMaximum } from '../../src/autodiff/pooling.js';
import { logSumExp } from '../../src/autodiff/reductions.js';
import { squarePool } from '../windows.js';
import { engines } from './agreement.js';
import { type Case, expectCase, image, slopeOf } from './cases.js';

const pairs = squarePool(2, 2, 0);

const cases: readonly Case[] = [
  [
    'a tie in a window: the first maximum',
    [image(2, 2, [5, 5, 5, 5])],
    (x) => slopeOf(maxPool(x, pairs), x),
    [1, 0, 0, 0],
  ],
  [
    'a tie in the second row of a window: the first maximum',
    [image(2, 2, [1, 2, 5, 5])],
    (x) => slopeOf(maxPool(x, pairs), x),
    [0, 0, 1, 0],
  ],
  [
    'ties of zero and negative zero: the first maximum',
    [image(2, 2, [-1, -0, 0, -1])],
    (x) => slopeOf(maxPool(x, pairs), x),
    [0, 1, 0, 0],
  ],
  [
    'overlapping windows with one maximum: both count',
    [image(1, 5, [0, 1, 9, 1, 0])],
    (x) => slopeOf(maxPool(x, squarePool(3, 1, 1)), x),
    [0, 1, 3, 1, 0],
  ],
  [
    'the choice at a tie of the other operand',
    [image(2, 2, [1, 2, 3, 4]), image(2, 2, [0, 7, 7, 0])],
    (x, y) => selectAtMaximum(x, y, pairs),
    [2],
  ],
  [
    'an un-pooling at a tie',
    [image(1, 1, [3]), image(2, 2, [0, 7, 7, 0])],
    (x, y) => maxUnpool(x, y, pairs),
    [0, 3, 0, 0],
  ],
  ['a gate at zero and at negative zero', [[[4], [-1, -0, 0, 2]]], relu, [0, 0, 0, 2]],
  [
    'the slope of a gate at zero and at negative zero',
    [[[4], [-1, -0, 0, 2]]],
    (x) => slopeOf(relu(x), x),
    [0, 0, 0, 1],
  ],
  [
    'a gate by another operand at zero and at negative zero',
    [
      [[4], [1, 2, 3, 4]],
      [[4], [-1, -0, 0, 2]],
    ],
    gate,
    [0, 0, 0, 4],
  ],
  ['the sigmoid of large numbers', [[[4], [-1000, -90, 90, 1000]]], sigmoid, [0, 0, 1, 1]],
  [
    'the slope of the sigmoid of large numbers',
    [[[4], [-1000, 0, 90, 1000]]],
    (x) => slopeOf(sigmoid(x), x),
    [0, 0.25, 0, 0],
  ],
  ['erf of large numbers', [[[4], [-100, -10, 10, 100]]], errorFunction, [-1, -1, 1, 1]],
  [
    'the slope of erf of large numbers',
    [[[3], [-100, 0, 1e10]]],
    (x) => slopeOf(errorFunction(x), x),
    [0, 2 / Math.sqrt(Math.PI), 0],
  ],
  [
    'log Σ e^x of large logits',
    [
      [
        [1, 2],
        [1000, 999],
      ],
    ],
    (x) => logSumExp(x, 1),
    [1000 + Math.log1p(Math.exp(-1))],
  ],
  [
    'log Σ e^x of very negative logits',
    [
      [
        [1, 2],
        [-1000, -1000],
      ],
    ],
    (x) => logSumExp(x, 1),
    [-1000 + Math.LN2],
  ],
  [
    'the softmax of large logits',
    [
      [
        [1, 2],
        [1000, -1000],
      ],
    ],
    (x) => slopeOf(logSumExp(x, 1), x),
    [1, 0],
  ],
  [
    'the curvature of large logits',
    [
      [
        [1, 2],
        [1000, 1000],
      ],
      [
        [1, 2],
        [1, 0],
      ],
    ],
    (x, y) => slopeOf(multiply(slopeOf(logSumExp(x, 1), x), y), x),
    [0.25, -0.25],
  ],
];

describe.each(engines)('%s computes', (_, engine) => {
  test.each(cases)('%s', async (...one) => {
    await expectCase(engine, one);
  });
});
