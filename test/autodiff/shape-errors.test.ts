/** @file Operands that do not fit are refused when the expression is built, by operation and shapes. */
import { expect, test } from 'vitest';
import { concatenate, pad, slice, transpose } from '../../src/autodiff/arrangement.js';
import { sumPool, sumUnpool } from '../../src/autodiff/average-pooling.js';
import {
  convolution,
  convolutionFilterGradient,
  convolutionInputGradient,
} from '../../src/autodiff/convolution.js';
import { add, broadcast, gate, multiply, subtract } from '../../src/autodiff/elementwise.js';
import { matrixProduct } from '../../src/autodiff/matrix-product.js';
import { Graph, type Node, type Shape } from '../../src/autodiff/node.js';
import { maxPool, maxUnpool, selectAtMaximum } from '../../src/autodiff/pooling.js';
import { logSumExp, reshape, sum } from '../../src/autodiff/reductions.js';
import { resample, resampleAdjoint } from '../../src/autodiff/resample.js';
import { squareWindow } from '../../src/catalog/networks/window.js';
import { squarePool } from '../windows.js';

const window = squareWindow(1, 0);
const nearest = { kind: 'nearest', size: 4 } as const;
const pool = squarePool(2, 2, 0);

/** The operation, the operands' shapes as the message names them, and the attempt. */
const refusals: readonly (readonly [
  operation: string,
  shapes: string,
  attempt: (x: Node, y: Node) => Node,
])[] = [
  ['add', '[2, 3] [3, 2]', add],
  ['add', '[2, 3] [3]', add],
  ['subtract', '[2, 3] [2, 4]', subtract],
  ['multiply', '[2, 3, 4] [2, 4, 3]', multiply],
  ['gate', '[2, 3] [1, 3]', gate],
  ['broadcast', '[2, 3] [4, 3]', (x, y) => broadcast(x, y.shape)],
  ['broadcast', '[2, 3] [1, 3]', (x, y) => broadcast(x, y.shape)],
  ['reshape', '[2, 3] [4]', (x, y) => reshape(x, y.shape)],
  ['sum', '[2, 3]', (x) => sum(x, [2])],
  ['logSumExp', '[2, 3]', (x) => logSumExp(x, 2)],
  ['concatenate', '[2, 3] [2, 4]', (x, y) => concatenate([x, y], 0)],
  ['concatenate', '[2, 3] [2, 3]', (x, y) => concatenate([x, y], 2)],
  ['slice', '[2, 3]', (x) => slice(x, 1, 2, 4)],
  ['slice', '[2, 3]', (x) => slice(x, 2, 0, 1)],
  ['pad', '[2, 3]', (x) => pad(x, 2, 0, 1)],
  ['matrixProduct', '[2, 3] [2, 3]', (x, y) => matrixProduct(x, y)],
  ['matrixProduct', '[2, 3] [3, 4]', (x, y) => matrixProduct(x, y, true)],
  ['matrixProduct', '[2, 3, 4] [4, 3]', (x, y) => matrixProduct(x, y)],
  ['matrixProduct', '[2, 3, 4] [3, 4, 3]', (x, y) => matrixProduct(x, y)],
  ['matrixProduct', '[4] [4]', (x, y) => matrixProduct(x, y)],
  ['transpose', '[2, 3]', (x) => transpose(x, [0])],
  ['transpose', '[2, 3]', (x) => transpose(x, [1, 1])],
  ['transpose', '[2, 3]', (x) => transpose(x, [1, 2])],
  ['convolution', '[2, 3, 5, 5] [4, 2, 3, 3]', (x, y) => convolution(x, y, window)],
  ['convolution', '[2, 4, 5, 5] [4, 4, 3, 3]', (x, y) => convolution(x, y, { ...window, groups: 2 })],
  ['convolution', '[2, 4, 5, 5] [3, 2, 3, 3]', (x, y) => convolution(x, y, { ...window, groups: 2 })],
  ['convolution', '[2, 3, 4, 5] [4, 3, 3, 3]', (x, y) => convolution(x, y, { ...window, dilation: [2, 2] })],
  ['convolution', '[2, 3, 2, 2] [4, 3, 3, 3]', (x, y) => convolution(x, y, window)],
  ['convolution', '[2, 3] [4, 3, 3, 3]', (x, y) => convolution(x, y, window)],
  [
    'convolutionInputGradient',
    '[2, 4, 3, 3] [4, 3, 3, 3]',
    (x, y) => convolutionInputGradient(x, y, window, 6, 6),
  ],
  [
    'convolutionFilterGradient',
    '[2, 3, 5, 5] [2, 4, 4, 4]',
    (x, y) => convolutionFilterGradient(x, y, window, [3, 3]),
  ],
  ['maxPool', '[2, 3, 4]', (x) => maxPool(x, pool)],
  ['maxPool', '[2, 3, 1, 1]', (x) => maxPool(x, pool)],
  ['maxUnpool', '[2, 3, 2, 2] [2, 3, 5, 6]', (x, y) => maxUnpool(x, y, pool)],
  ['selectAtMaximum', '[2, 3, 2, 2] [2, 3, 4, 4]', (x, y) => selectAtMaximum(x, y, pool)],
  ['sumPool', '[2, 3, 1, 1]', (x) => sumPool(x, pool)],
  ['sumPool', '[2, 3, 4, 4]', (x) => sumPool(x, { ...pool, dilation: [2, 2] })],
  ['sumUnpool', '[2, 3, 2, 2]', (x) => sumUnpool(x, pool, 6, 6)],
  ['sumUnpool', '[2, 3, 2]', (x) => sumUnpool(x, pool, 4, 4)],
  ['maxPool', '[2, 3, 4, 4]', (x) => maxPool(x, squarePool(2, 2, 2))],
  ['resample', '[2, 3]', (x) => resample(x, nearest, nearest)],
  ['resample', '[2, 3, 4, 4]', (x) => resample(x, nearest, { ...nearest, size: 0 })],
  ['resampleAdjoint', '[2, 3]', (x) => resampleAdjoint(x, nearest, nearest, [2, 2])],
  ['resampleAdjoint', '[2, 3, 4, 3]', (x) => resampleAdjoint(x, nearest, nearest, [2, 2])],
  ['maxUnpool', '[2, 3, 2] [2, 3, 4]', (x, y) => maxUnpool(x, y, pool)],
  ['selectAtMaximum', '[2, 3, 4] [2, 3, 4]', (x, y) => selectAtMaximum(x, y, pool)],
  [
    'convolutionInputGradient',
    '[2, 4, 3, 3] [4, 3, 3, 1]',
    (x, y) => convolutionInputGradient(x, y, window, 5, 5),
  ],
];

const shapesOf = (words: string): Shape[] => JSON.parse(`[${words.replaceAll('] [', '], [')}]`);

test.each(refusals)('%s refuses operands of shape %s by name', (operation, words, attempt) => {
  const graph = new Graph();
  const operands = shapesOf(words).map((shape, index) => graph.input(`operand${index}`, shape));
  const [x = graph.constant(0), y = x] = operands;
  expect(() => attempt(x, y)).toThrowError(
    expect.objectContaining({
      code: 'graph/shape-mismatch',
      message: `The operation ${operation} cannot take operands of shape ${words}.`,
    }),
  );
});
