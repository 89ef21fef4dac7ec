/** @file Which lines of a chart have an axis of their own. */
import { expect, test } from 'vitest';
import { seriesAtRight } from '../../../webview/charts/scales-apart.js';

const line = (series: number, ...values: readonly number[]) => ({
  series,
  points: values.map((y, x) => ({ x, y })),
});
const atRight = (...lines: ReturnType<typeof line>[]) => [...seriesAtRight(lines)];

test('lines whose scales are near each other share one axis', () => {
  expect(atRight(line(0, 2, 1), line(1, 0.3, 0.21))).toEqual([]);
});

test('a line that is smaller by ten is at the right', () => {
  expect(atRight(line(0, 2, 1), line(1, 0.2, 0.1), line(2, 1.9))).toEqual([1]);
});

test('of many scales those below the widest gap are at the right', () => {
  expect(atRight(line(0, 100), line(1, 40), line(2, 1), line(3, 0.4))).toEqual([2, 3]);
});

test('the same series of another run is on the same axis', () => {
  expect(atRight(line(0, 2), line(1, 0.01), line(0, 0.02), line(1, 0.05))).toEqual([1]);
});

test('what is 0 throughout, and what is no number, has no scale', () => {
  expect(atRight(line(0, 2), line(1, 0, 0), line(2, Number.NaN, 1))).toEqual([]);
});

test('one line is alone on its axis', () => {
  expect(atRight(line(0, 0.001))).toEqual([]);
});
