/** @file The right word that a person was probably after. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance, nearest } from '../../src/configuration/schema/nearest.js';

test('two swapped letters are one edit', () => expect(editDistance('wdith', 'width')).toBe(1));
test('a word far from all candidates has no neighbor', () =>
  expect(nearest('zebra', ['width', 'network'])).toBeUndefined());
test('capitals do not matter', () => expect(nearest('BATCHSIZE', ['batchSize', 'seed'])).toBe('batchSize'));

test('the distance is the same both ways and 0 only for equal words', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (left, right) => {
      expect(editDistance(left, right)).toBe(editDistance(right, left));
      expect(editDistance(left, right) === 0).toBe(left === right);
    }),
  );
});
