/** @file Statistics against tables and numbers that were counted by hand. */
import { expect, test } from 'vitest';
import { signFlip } from '../../src/experiment/sign-flip.js';
import { samplingError, summaryOf } from '../../src/experiment/statistics.js';
import { studentQuantile } from '../../src/experiment/student-t.js';

test.each([
  [1, 12.706204736432],
  [2, 4.302652729911],
  [3, 3.182446305284],
  [4, 2.776445105198],
  [5, 2.570581835636],
  [9, 2.262157162741],
  [10, 2.228138851965],
  [30, 2.042272456301],
  [120, 1.979930405052],
])(
  "Student's two-sided 95%% quantile of %d degrees of freedom is that of the tables",
  (degrees, quantile) => {
    expect(studentQuantile(0.95, degrees)).toBeCloseTo(quantile, 9);
  },
);

test('the deviation is that of a sample', () => {
  expect(summaryOf([2, 4, 4, 4, 5, 5, 7, 9]).deviation).toBeCloseTo(Math.sqrt(32 / 7), 12);
});

test('the interval of 1, 2, 3 is 2 ± 4.3027 / √3', () => {
  const { interval = [0, 0] } = summaryOf([1, 2, 3]);
  expect(interval[0]).toBeCloseTo(2 - 4.302652729911 / Math.sqrt(3), 9);
  expect(interval[1]).toBeCloseTo(2 + 4.302652729911 / Math.sqrt(3), 9);
});

test('one value has no deviation and no interval', () => {
  expect(summaryOf([0.4])).toEqual({ count: 1, mean: 0.4 });
});

test('an accuracy of a half on 100 images has a sampling error of 5 points', () => {
  expect(samplingError(0.5, 100)).toBeCloseTo(0.05, 12);
});

test.each([
  [[1, 2, 3, 4, 5, 6], 2 / 64],
  [[1, 1], 1 / 2],
  [[1, 2, -3], 1],
  // Of the sums ±1 ±2 ±3, which are ±6, ±4, ±2 and 0 twice, four are at least 4 away from 0.
  [[-1, 2, 3], 4 / 8],
  [[0, 0, 0], 1],
  // Equal but for rounding: 0.1 + 0.2 is not 0.3.
  [[0.1, 0.2, -0.3], 1],
])('the signs of %j are as far from 0 in p = %d of all flips', (differences, p) => {
  expect(signFlip(differences)).toBe(p);
});

test('all flips of 20 pairs are counted', () => {
  expect(signFlip(Array.from({ length: 20 }, () => 1))).toBe(2 / 2 ** 20);
});

test('of more pairs, drawn flips give the same p each time, near to the exact one', () => {
  const differences = Array.from({ length: 25 }, (_, index) => (index < 17 ? 1 : -1));
  // Two-sided binomial: 2 P(X ≥ 17) of 25 fair coins.
  expect(signFlip(differences)).toBeCloseTo(0.1078, 2);
  expect(signFlip(differences)).toBe(signFlip(differences));
});
