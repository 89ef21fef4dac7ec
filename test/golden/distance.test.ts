/** @file A comparison cannot hold because there was nothing to compare. */
import { expect, test } from 'vitest';
import { passes } from '../../src/cli/golden/comparison.js';
import {
  largestDifference,
  relativeError,
  summaryPairings,
  vectorError,
  wholePairings,
} from '../../src/cli/golden/distance.js';
import { worstOfEach } from '../../src/cli/golden/report.js';

const tensor = { shape: [2], data: [3, 4] };
const golden = new Map([['a', tensor]]);
const summaries = { a: { shape: [2], first: [3, 4], l2: 5 } };
const holds = (error: number) => passes({ quantity: '', error, tolerance: 1 });

test('equal numbers have the error 0', () => {
  expect(vectorError(wholePairings(golden, () => tensor))).toBe(0);
  expect(vectorError(summaryPairings(summaries, () => tensor))).toBeCloseTo(0, 15);
  expect(largestDifference(wholePairings(golden, () => tensor))).toBe(0);
});

test('the error of a vector is the length of the difference over the length of the golden one', () => {
  expect(
    vectorError([
      [
        [0, 0],
        [3, 4],
      ],
    ]),
  ).toBe(1);
  expect(
    vectorError([
      [[3], [3]],
      [[4.5], [4]],
    ]),
  ).toBeCloseTo(0.1, 12);
  expect(
    largestDifference([
      [[3], [3]],
      [[4.5], [4]],
    ]),
  ).toBe(0.5);
});

for (const [what, computed] of [
  ['is missing', undefined],
  ['has another shape', { shape: [1, 2], data: [3, 4] }],
  ['has too few numbers', { shape: [2], data: [3] }],
  ['is not a number', { shape: [2], data: [3, Number.NaN] }],
] as const) {
  test(`a tensor that ${what} does not hold`, () => {
    expect(holds(vectorError(wholePairings(golden, () => computed)))).toBe(false);
    expect(holds(largestDifference(wholePairings(golden, () => computed)))).toBe(false);
    expect(holds(vectorError(summaryPairings(summaries, () => computed)))).toBe(false);
  });
}

test('a summary notices a difference behind the first numbers', () => {
  const long = { a: { shape: [3], first: [3, 4], l2: 5 } };
  expect(vectorError(summaryPairings(long, () => ({ shape: [3], data: [3, 4, 1] })))).toBeGreaterThan(1e-3);
});

test('comparing nothing does not hold', () => {
  expect(holds(vectorError([]))).toBe(false);
  expect(holds(largestDifference([]))).toBe(false);
  expect(holds(vectorError([[[], []]]))).toBe(false);
});

test('a golden number that is not one does not hold', () => {
  expect(holds(relativeError(1, Number.NaN))).toBe(false);
});

test('an error that is not a number is reported before any other', () => {
  const rows = [1, Number.NaN, 2].map((error) => ({ quantity: 'L_total', error, tolerance: 3 }));
  expect(worstOfEach(rows).map(({ error }) => error)).toEqual([Number.NaN]);
});
