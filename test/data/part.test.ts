import { expect, test } from 'vitest';
import { positionsIn } from '../../src/data/part.js';

test('a number that is negative, no whole one or past the last sample is no position', () => {
  const samples = [0, 1].map((slot) => ({ label: 0, officialIndex: slot, pixels: { slot } }));
  expect(positionsIn(samples, [-1, 1, 0.5, 2, 0, Number.NaN])).toEqual([1, 0]);
});
