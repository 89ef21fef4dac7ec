/** @file Steps on whole values give what they say, plainly computed. */
import { expect, test } from 'vitest';
import { squareWindow } from '../../src/catalog/networks/window.js';
import { value } from '../autodiff/values.js';
import { runStep } from './one-step.js';

const twoByThree = value([2, 3], [1, 2, 4, -1, 0, 5]);
const softmaxOf = (row: readonly number[]) => {
  const sum = row.reduce((total, z) => total + Math.exp(z), 0);
  return row.map((z) => Math.exp(z) / sum);
};

test('softmax is along its axis', () => {
  const { numbers } = runStep('softmax', { attributes: { axis: 1 }, inputs: [twoByThree] });
  const wanted = [...softmaxOf([1, 2, 4]), ...softmaxOf([-1, 0, 5])];
  expect(numbers).toEqual(wanted.map((number) => expect.closeTo(number, 12)));
});

test('reduced axes stay where they are kept, and go where not', () => {
  const kept = runStep('mean', { attributes: { axes: [1], keep: true }, inputs: [twoByThree] });
  expect(kept.shape).toEqual([2, 1]);
  const gone = runStep('sum', { attributes: { axes: [0], keep: false }, inputs: [twoByThree] });
  expect(gone).toMatchObject({ shape: [3], numbers: [0, 2, 9] });
});

const row = value([3], [1, 10, 100]);

test.each([
  ['add', [2, 12, 104, 0, 10, 105]],
  ['subtract', [0, -8, -96, -2, -10, -95]],
  ['multiply', [1, 20, 400, -1, 0, 500]],
  ['divide', [1, 0.2, 0.04, -1, 0, 0.05]],
] as const)('%s stretches an operand of fewer axes', (operation, wanted) => {
  const { shape, numbers } = runStep(operation, { attributes: {}, inputs: [twoByThree, row] });
  expect(shape).toEqual([2, 3]);
  expect(numbers).toEqual(wanted.map((number) => expect.closeTo(number, 12)));
});

test('products of matrices stretch over batches, and transpose either side', () => {
  const batch = value([2, 1, 2], [1, 2, 3, 4]);
  const matrix = value([2, 2], [1, 10, 100, 1000]);
  const plain = runStep('matrixProduct', {
    attributes: { transposeLeft: false, transposeRight: false },
    inputs: [batch, matrix],
  });
  expect(plain).toMatchObject({ shape: [2, 1, 2], numbers: [201, 2010, 403, 4030] });
  const turned = runStep('matrixProduct', {
    attributes: { transposeLeft: true, transposeRight: true },
    inputs: [value([1, 2, 1], [1, 2]), value([2, 3, 2], [1, 0, 2, 0, 3, 0, 0, 4, 0, 5, 0, 6])],
  });
  expect(turned).toMatchObject({ shape: [2, 1, 3], numbers: [1, 2, 3, 8, 10, 12] });
});

test('a linear layer acts on the last axis, with a bias or without', () => {
  const weight = value([2, 3], [1, 0, 0, 0, 1, 1]);
  const tokens = value([1, 2, 3], [1, 2, 4, -1, 0, 5]);
  expect(runStep('linear', { attributes: {}, inputs: [tokens, weight] })).toMatchObject({
    shape: [1, 2, 2],
    numbers: [1, 6, -1, 5],
  });
  const bias = value([2], [10, 20]);
  expect(runStep('linear', { attributes: {}, inputs: [twoByThree, weight, bias] }).numbers).toEqual([
    11, 26, 9, 25,
  ]);
});

test('padding is of every axis, and what is expanded repeats', () => {
  const padded = runStep('pad', {
    attributes: {
      sides: [
        [1, 0],
        [0, 2],
      ],
    },
    inputs: [value([1, 2], [1, 2])],
  });
  expect(padded).toMatchObject({ shape: [2, 4], numbers: [0, 0, 0, 0, 1, 2, 0, 0] });
  const expanded = runStep('expand', {
    attributes: { shape: [{ images: 1 }, 2] },
    inputs: [value([2, 1], [1, 2])],
  });
  expect(expanded).toMatchObject({ shape: [2, 2], numbers: [1, 1, 2, 2] });
});

test('an average leaves out of its divisor what a window overhangs', () => {
  const attributes = {
    ...squareWindow(2, 0),
    size: [2, 2],
    padding: [
      [0, 1],
      [0, 1],
    ],
    countPadding: true,
    overhang: [1, 1],
  } as const;
  const image = value([1, 1, 3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const { numbers } = runStep('averagePool', { attributes, inputs: [image] });
  expect(numbers).toEqual([3, 4.5, 7.5, 9]);
});

/** (z − μ)/√(σ² + ε). */
function standardized(numbers: readonly number[], epsilon: number): number[] {
  const mean = numbers.reduce((sum, z) => sum + z, 0) / numbers.length;
  const variance = numbers.reduce((sum, z) => sum + (z - mean) ** 2, 0) / numbers.length;
  return numbers.map((z) => (z - mean) / Math.sqrt(variance + epsilon));
}

test('layer normalization is over the last axes, with a weight for each of their elements', () => {
  const numbers = [1, 2, 4, 8, 3, 1, 4, 1];
  const { numbers: got } = runStep('layerNormalization', {
    attributes: { axes: 2, epsilon: 0.1 },
    inputs: [value([2, 2, 2], numbers), value([2, 2], [1, 2, 3, 4]), value([2, 2], [0, 0, 0, 5])],
  });
  const wanted = [numbers.slice(0, 4), numbers.slice(4)].flatMap((part) =>
    standardized(part, 0.1).map((z, k) => z * (k + 1) + (k === 3 ? 5 : 0)),
  );
  expect(got).toEqual(wanted.map((number) => expect.closeTo(number, 12)));
});

test('group normalization is over channels of a group and positions, with a weight for each channel', () => {
  const numbers = [1, 2, 4, 8, 3, 1, 4, 1];
  const { numbers: got } = runStep('groupNormalization', {
    attributes: { groups: 2, epsilon: 0.1 },
    inputs: [value([1, 4, 2], numbers), value([4], [1, 2, 3, 4])],
  });
  const wanted = [numbers.slice(0, 4), numbers.slice(4)]
    .flatMap((part) => standardized(part, 0.1))
    .map((z, k) => z * (Math.floor(k / 2) + 1));
  expect(got).toEqual(wanted.map((number) => expect.closeTo(number, 12)));
});

test.each([
  ['vectors', [4, 1]],
  ['sequences', [2, 1, 2]],
  ['maps', [1, 1, 2, 2]],
])('batch normalization takes %s, and keeps the unbiased variance', (_, shape) => {
  const numbers = [1, 2, 4, 9];
  const tensors = [2, 1, 10, 20].map((number) => value([1], [number]));
  const given = { attributes: { epsilon: 0.1, momentum: 0.2 }, inputs: [value(shape, numbers), ...tensors] };
  const training = runStep('batchNormalization', { ...given, training: true });
  const wanted = standardized(numbers, 0.1).map((z) => 2 * z + 1);
  expect(training.numbers).toEqual(wanted.map((number) => expect.closeTo(number, 12)));
  expect(training.statistics.get('input3')?.[0]).toBeCloseTo(0.8 * 10 + 0.2 * 4, 12);
  expect(training.statistics.get('input4')?.[0]).toBeCloseTo(0.8 * 20 + (0.2 * 38) / 3, 12);
  const evaluation = runStep('batchNormalization', given);
  expect(evaluation.numbers[0]).toBeCloseTo((2 * (1 - 10)) / Math.sqrt(20.1) + 1, 12);
});
