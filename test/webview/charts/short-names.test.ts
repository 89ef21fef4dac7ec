/** @file What runs are called where there is little room. */
import { expect, test } from 'vitest';
import { shortNames } from '../../../webview/charts/short-names.js';
import { finished, running } from '../recorded-runs.js';

test('runs are told apart by method and seed', () => {
  expect(shortNames([finished, running])).toEqual(['l2t-ww, seed 0', 'l2t-ww, seed 1']);
});

test('runs of one method and seed say in which keys they differ, at most two of them', () => {
  const again = { ...running, seed: 0 };
  expect(shortNames([finished, again])).toEqual([
    'l2t-ww, seed 0, 15 pairs, beta 0.5, learningRate 0.05',
    'l2t-ww, seed 0, 12 pairs, beta 0.25, learningRate 0.1',
  ]);
});

test('runs that are made alike keep their whole names', () => {
  const again = { ...finished, folder: '/w/runs/again', name: 'emoji, l2t-ww, seed 0, yesterday' };
  expect(shortNames([finished, again, running])).toEqual([finished.name, again.name, 'l2t-ww, seed 1']);
});
