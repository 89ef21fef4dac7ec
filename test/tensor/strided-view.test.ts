/** @file Places of numbers in a storage. */
import { expect, test } from 'vitest';
import { denseStrides, gather, lastPlace, placesOf } from '../../src/tensor/strided-view.js';

test('a tensor without gaps lies row by row, or column by column', () => {
  expect([denseStrides([2, 3, 4]), denseStrides([2, 3, 4], true)]).toEqual([
    [12, 4, 1],
    [1, 2, 6],
  ]);
});

test('a transposed view is walked row-major by its own shape', () => {
  expect([...placesOf([3, 2], [1, 3], 10)]).toEqual([10, 13, 11, 14, 12, 15]);
});

test('an axis that is stretched shows the same places again', () => {
  expect([...placesOf([2, 2], [0, 1])]).toEqual([0, 1, 0, 1]);
});

test('a number alone is one place, and a tensor without numbers has none', () => {
  expect([[...placesOf([], [], 5)], [...placesOf([2, 0], [1, 1])]]).toEqual([[5], []]);
});

test('the last place is the farthest that is visited', () => {
  const view = { shape: [3, 2], strides: [1, 3], offset: 10 };
  expect(lastPlace(view)).toBe(Math.max(...placesOf(view.shape, view.strides, view.offset)));
});

test('what is gathered stands in the order of the places', () => {
  expect([...gather({ shape: [2, 2], strides: [1, 2], offset: 0 }, (place) => place * 10)]).toEqual([
    0, 20, 10, 30,
  ]);
});
