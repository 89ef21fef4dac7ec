/** @file The error function of the reference engine against values of mpmath, which were computed with 40 digits. */
import { expect, test } from 'vitest';
import { errorFunction } from '../../src/engines/reference/error-function.js';

test.each([
  [0, 0.0],
  [1e-300, 1.1283791670955126e-300],
  [1e-8, 1.1283791670955126e-8],
  [0.1, 0.1124629160182849],
  [0.25, 0.27632639016823696],
  [0.5, 0.5204998778130465],
  [0.84375, 0.7672256612323416],
  [1, 0.8427007929497149],
  [1.25, 0.9229001282564583],
  [1.5, 0.9661051464753108],
  [2, 0.9953222650189527],
  [2.25, 0.9985372834133188],
  [2.4999, 0.9995928300996666],
  [2.5, 0.999593047982555],
  [2.5001, 0.9995932657565293],
  [2.75, 0.9998993780778803],
  [3, 0.9999779095030014],
  [3.5, 0.9999992569016276],
  [4, 0.9999999845827421],
  [5, 0.9999999999984626],
  [5.75, 0.9999999999999996],
  [6, 1],
  [10, 1],
  [40, 1],
])('erf(±%f) is ±%f to the last digits', (x, wanted) => {
  const tolerance = 4 * Number.EPSILON * wanted;
  expect(Math.abs(errorFunction(x) - wanted)).toBeLessThanOrEqual(tolerance);
  expect(Math.abs(errorFunction(-x) + wanted)).toBeLessThanOrEqual(tolerance);
});

test('erf of an infinity is 1 with its sign', () => {
  expect([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(errorFunction)).toEqual([1, -1]);
});

test('erf of what is no number is none', () => {
  expect(errorFunction(Number.NaN)).toBeNaN();
});
