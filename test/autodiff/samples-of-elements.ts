/** @file Samples of the operations that work element by element, reduce, move elements or multiply matrices. */
import { concatenate, pad, slice, transpose } from '../../src/autodiff/arrangement.js';
import { convolution } from '../../src/autodiff/convolution.js';
import {
  add,
  broadcast,
  errorFunction,
  exponential,
  gate,
  multiply,
  power,
  relu,
  sigmoid,
  stop,
  subtract,
} from '../../src/autodiff/elementwise.js';
import { matrixProduct } from '../../src/autodiff/matrix-product.js';
import type { OperationName } from '../../src/autodiff/node.js';
import { logSumExp, reshape, softmax, sum } from '../../src/autodiff/reductions.js';
import { squareWindow } from '../../src/catalog/networks/window.js';
import { deciding, fixed, free, freePositive, linear, type Samples, sample } from './sample.js';

export const samplesOfElements = {
  input: [sample('x itself', [linear(2, 3)], (x) => x)],
  constant: [
    sample('a constant beside x', [free(2, 3)], (x) => concatenate([x, x.graph.constant(2.5, [1, 3])], 0)),
    sample('a constant times x', [linear(2, 3)], (x) => multiply(x, 2.5)),
  ],
  stop: [sample('x times stopped y', [linear(2, 3), fixed(2, 3)], (x, y) => multiply(x, stop(y)))],
  add: [
    sample('equal shapes', [free(2, 3), free(2, 3)], add),
    sample('a scalar on the left', [free(), free(2, 3)], add),
    sample('a number on the right', [free(2, 3)], (x) => add(x, 1.5)),
    sample('both operands stretch', [free(2, 1, 3), free(1, 4, 3)], add),
    sample('axes that stretch in turn', [free(2, 1, 2, 1, 3, 1), free(1, 2, 1, 3, 1, 2)], add),
    sample('a bias per channel after a convolution', [free(2, 3, 5, 5), free(1, 4, 1, 1)], (x, y) =>
      add(convolution(x, x.graph.constant(0.25, [4, 3, 3, 3]), squareWindow(1, 1)), y),
    ),
    sample(
      'a shift per channel after a scale',
      [free(2, 3, 4, 4), free(1, 3, 1, 1), free(1, 3, 1, 1)],
      (x, y, [, , z = x]) => add(multiply(x, y), z),
    ),
  ],
  subtract: [
    sample('equal shapes', [free(2, 3), free(2, 3)], subtract),
    sample('a scalar on the right', [free(2, 3), free()], subtract),
    sample('a number on the left', [free(2, 3)], (x) => subtract(1.5, x)),
    sample('both operands stretch', [free(2, 1, 3), free(1, 4, 3)], subtract),
    sample('axes that stretch in turn', [free(2, 1, 2, 1, 3), free(1, 2, 1, 3, 1)], subtract),
  ],
  multiply: [
    sample('equal shapes', [linear(2, 3), linear(2, 3)], multiply),
    sample('a scalar on the right', [linear(2, 3), linear()], multiply),
    sample('both operands stretch', [linear(2, 1, 3), linear(1, 4, 3)], multiply),
    sample('axes that stretch in turn', [linear(2, 1, 2, 1, 3, 1), linear(1, 2, 1, 3, 1, 2)], multiply),
    sample('of rank 5', [linear(2, 1, 2, 3, 2), linear(2, 2, 2, 3, 2)], multiply),
    sample('a factor per channel', [linear(2, 3, 2, 2), linear(1, 3, 1, 1)], multiply),
    sample('a factor per image', [linear(2, 1, 1, 1), linear(2, 3, 2, 2)], multiply),
    sample('x with itself', [free(2, 3)], (x) => multiply(x, x)),
  ],
  power: [
    sample('exponent 3', [free(2, 3)], (x) => power(x, 3)),
    sample('exponent 4', [free(2, 3)], (x) => power(x, 4)),
    sample('exponent 1.5', [freePositive(2, 3)], (x) => power(x, 1.5)),
    sample('exponent 0.5', [freePositive(2, 3)], (x) => power(x, 0.5)),
    sample('exponent -0.5', [freePositive(2, 3)], (x) => power(x, -0.5)),
    sample('exponent -1', [freePositive(2, 3)], (x) => power(x, -1)),
  ],
  exponential: [
    sample('of a matrix', [free(2, 3)], exponential),
    sample('of rank 6', [free(2, 1, 2, 1, 2, 2)], exponential),
  ],
  sigmoid: [
    sample('of a matrix', [free(2, 3)], sigmoid),
    sample('of a scalar', [free()], sigmoid),
    sample('of a map after a convolution', [free(2, 3, 4, 4), fixed(2, 3, 3, 3)], (x, y) =>
      sigmoid(convolution(x, y, squareWindow(1, 1))),
    ),
  ],
  errorFunction: [
    sample('of a matrix', [free(2, 3)], errorFunction),
    sample('times its argument', [free(3, 4)], (x) => multiply(x, errorFunction(multiply(x, Math.SQRT1_2)))),
  ],
  gate: [
    sample('x where x is positive', [deciding(3, 4)], relu),
    sample('x where y is positive', [linear(3, 4), deciding(3, 4)], gate),
  ],
  sum: [
    sample('over the first axis', [linear(2, 3)], (x) => sum(x, [0])),
    sample('over the middle axes', [linear(2, 3, 2, 2)], (x) => sum(x, [1, 2])),
    sample('over everything', [linear(2, 3, 2)], (x) => sum(x, [0, 1, 2])),
    sample('over some of six axes', [linear(2, 3, 2, 1, 2, 2)], (x) => sum(x, [0, 2, 5])),
    sample('over an axis of size one too', [linear(2, 1, 3)], (x) => sum(x, [1, 2])),
  ],
  broadcast: [
    sample('along a middle axis', [linear(2, 1, 3)], (x) => broadcast(x, [2, 4, 3])),
    sample('of a scalar', [linear()], (x) => broadcast(x, [2, 3])),
    sample('along some of six axes', [linear(2, 1, 2, 1, 3, 1)], (x) => broadcast(x, [2, 2, 2, 2, 3, 2])),
    sample('along all axes but the channels', [linear(1, 3, 1, 1)], (x) => broadcast(x, [2, 3, 2, 2])),
  ],
  logSumExp: [
    sample('along the last axis', [free(3, 4)], (x) => logSumExp(x, 1)),
    sample('along the first axis', [free(3, 4)], (x) => logSumExp(x, 0)),
    sample('along a middle axis', [free(2, 3, 2)], (x) => logSumExp(x, 1)),
    sample('along the last of four axes', [free(2, 2, 3, 3)], (x) => logSumExp(x, 3)),
    sample('along one of six axes', [free(2, 1, 2, 3, 1, 2)], (x) => logSumExp(x, 3)),
  ],
  reshape: [
    sample('of a matrix', [linear(2, 6)], (x) => reshape(x, [3, 4])),
    sample('of maps to rows', [linear(2, 3, 2, 2)], (x) => reshape(x, [2, 12])),
    sample('to a scalar', [linear(1, 1)], (x) => reshape(x, [])),
    sample('of a matrix to six axes', [linear(4, 6)], (x) => reshape(x, [2, 2, 1, 3, 2, 1])),
  ],
  transpose: [
    sample('of a matrix', [linear(2, 3)], (x) => transpose(x, [1, 0])),
    sample('of a map to tokens', [linear(2, 3, 2, 4)], (x) => transpose(x, [0, 2, 3, 1])),
    sample('of heads', [linear(2, 3, 2, 4)], (x) => transpose(x, [0, 2, 1, 3])),
    sample('of windows', [linear(2, 2, 3, 2, 2, 3)], (x) => transpose(x, [0, 1, 3, 2, 4, 5])),
    sample('of five axes in a circle', [linear(2, 1, 3, 2, 2)], (x) => transpose(x, [4, 0, 1, 2, 3])),
    sample('of what a convolution gave', [free(2, 3, 4, 5), free(4, 3, 3, 3)], (x, y) =>
      transpose(convolution(x, y, squareWindow(1, 1)), [0, 2, 3, 1]),
    ),
    sample('to what a convolution takes', [free(2, 4, 5, 3), free(4, 3, 3, 3)], (x, y) =>
      convolution(transpose(x, [0, 3, 1, 2]), y, squareWindow(1, 1)),
    ),
    sample('of a map that is turned on its side', [free(2, 3, 4, 5), free(2, 3, 3, 3)], (x, y) =>
      multiply(convolution(transpose(x, [0, 1, 3, 2]), y, squareWindow(1, 1)), 2),
    ),
    sample('of a filter', [free(2, 3, 4, 5), free(3, 4, 1, 3)], (x, y) =>
      convolution(x, transpose(y, [1, 0, 3, 2]), squareWindow(1, 0)),
    ),
  ],
  concatenate: [
    sample('two along the first axis', [free(2, 3), free(1, 3)], (x, y) => concatenate([x, y], 0)),
    sample(
      'three along the channels',
      [free(2, 3, 2, 2), free(2, 1, 2, 2), free(2, 2, 2, 2)],
      (_x, _y, all) => concatenate(all, 1),
    ),
    sample('two along one of six axes', [free(2, 1, 2, 2, 1, 2), free(2, 1, 2, 1, 1, 2)], (x, y) =>
      concatenate([x, y], 3),
    ),
    sample('the same one twice', [linear(2, 3)], (x) => concatenate([x, x], 1)),
  ],
  slice: [
    sample('the start of the first axis', [linear(4, 3)], (x) => slice(x, 0, 0, 2)),
    sample('the middle of the channels', [linear(2, 5, 2, 2)], (x) => slice(x, 1, 1, 4)),
    sample('the end of the last axis', [linear(2, 5)], (x) => slice(x, 1, 4, 5)),
    sample('of one of six axes', [linear(2, 1, 3, 2, 1, 2)], (x) => slice(x, 2, 1, 3)),
  ],
  pad: [
    sample('before the first axis', [linear(2, 3)], (x) => pad(x, 0, 2, 0)),
    sample('around the channels', [linear(2, 2, 2, 2)], (x) => pad(x, 1, 1, 2)),
    sample('after the last axis', [linear(2, 3)], (x) => pad(x, 1, 0, 1)),
    sample('around one of six axes', [linear(2, 1, 3, 2, 1, 2)], (x) => pad(x, 3, 1, 2)),
  ],
  matrixProduct: [
    sample('as they are', [linear(2, 3), linear(3, 4)], (x, y) => matrixProduct(x, y)),
    sample('left transposed', [linear(3, 2), linear(3, 4)], (x, y) => matrixProduct(x, y, true, false)),
    sample('right transposed', [linear(2, 3), linear(4, 3)], (x, y) => matrixProduct(x, y, false, true)),
    sample('both transposed', [linear(3, 2), linear(4, 3)], (x, y) => matrixProduct(x, y, true, true)),
    sample('of three axes', [linear(3, 2, 3), linear(3, 3, 4)], (x, y) => matrixProduct(x, y)),
    sample('of three axes, left transposed', [linear(3, 3, 2), linear(3, 3, 4)], (x, y) =>
      matrixProduct(x, y, true),
    ),
    sample('of four axes, right transposed', [linear(2, 3, 2, 4), linear(2, 3, 5, 4)], (x, y) =>
      matrixProduct(x, y, false, true),
    ),
    sample('of four axes, both transposed', [linear(2, 3, 4, 2), linear(2, 3, 5, 4)], (x, y) =>
      matrixProduct(x, y, true, true),
    ),
    sample('of five axes', [linear(2, 1, 2, 2, 3), linear(2, 1, 2, 3, 1)], (x, y) => matrixProduct(x, y)),
    sample(
      'of maps, row by row',
      [free(2, 3, 4, 4), free(2, 3, 4, 4), free(3, 3, 3, 3)],
      (x, y, [, , z = x]) =>
        convolution(matrixProduct(convolution(x, z, squareWindow(1, 1)), y), z, squareWindow(1, 1)),
    ),
    sample('of attention', [free(2, 2, 3, 4), free(2, 2, 3, 4), free(2, 2, 3, 4)], (x, y, [, , z = x]) =>
      transpose(matrixProduct(softmax(matrixProduct(x, y, false, true), 3), z), [0, 2, 1, 3]),
    ),
    sample('x with its transpose', [free(2, 3)], (x) => matrixProduct(x, x, false, true)),
  ],
} satisfies Partial<Record<OperationName, Samples>>;
