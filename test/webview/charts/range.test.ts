/** @file What is there of an axis, and what is seen of it. */
import { expect, test } from 'vitest';
import { extentOf, partOf } from '../../../webview/charts/range.js';

const line = (...x: readonly number[]) => ({ x: Float32Array.from(x) });

test('the extent reaches from the first to the last place of all lines', () => {
  expect(extentOf([line(3, 4, 9), line(), line(2, 5)])).toEqual({ min: 2, max: 9 });
});

test('where nothing is recorded there is no extent', () => {
  expect(extentOf([line(), line()])).toBeUndefined();
});

test('a range that reaches beyond what is there ends with it', () => {
  expect(partOf({ min: 0, max: 10 }, { min: 4, max: 20 })).toEqual({ min: 4, max: 10 });
});

test('a range that covers all is none, so that what is recorded next is seen', () => {
  expect(partOf({ min: 0, max: 10 }, { min: 0, max: 10 })).toBeUndefined();
});

test('a range of which nothing is there is none', () => {
  expect(partOf({ min: 0, max: 10 }, { min: 20, max: 30 })).toBeUndefined();
});
