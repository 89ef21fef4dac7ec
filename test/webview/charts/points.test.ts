/** @file What charts draw of what was recorded: smoothing, thinning, gaps, and rows for tables and files. */
import { expect, test } from 'vitest';
import { afterClick } from '../../../webview/charts/after-click.js';
import type { DrawnLine } from '../../../webview/charts/lines.js';
import { pointsIn, smoothed } from '../../../webview/charts/points.js';
import { recordedRows, someRows } from '../../../webview/charts/recorded-rows.js';
import { mistakesOf } from '../../../webview/images/confusion.js';
import { GrowingColumn } from '../../../webview/series/growing.js';
import { csvOf } from '../../../webview/shell/csv.js';

const column = (...values: number[]) => Float32Array.from(values);
const ramp = (length: number) => Float32Array.from({ length }, (_, index) => index);

test('a constant stays what it is, however much it is smoothed', () => {
  const smooth = smoothed(new Float32Array(50).fill(3), 0.9);
  for (const value of smooth) expect(value).toBeCloseTo(3, 5);
});

test('smoothing is an average that weighs the past by the given weight', () => {
  const [first, second] = smoothed(column(1, 0), 0.5);
  expect(first).toBeCloseTo(1);
  // (0.5·0.5·1 + 0.5·0) / (1 − 0.5²)
  expect(second).toBeCloseTo(1 / 3);
});

test('a gap stays a gap and does not end what follows', () => {
  const smooth = smoothed(column(2, Number.NaN, 2), 0.5);
  expect(smooth[1]).toBeNaN();
  expect(smooth[2]).toBeCloseTo(2);
});

test('thinned to a few points, the highest spike and the lowest dip are still there', () => {
  const y = new Float32Array(100_000);
  y[31_234] = 9;
  y[77_777] = -5;
  const points = pointsIn({ x: ramp(100_000), y }, undefined, 1000);
  expect(points.length).toBeLessThanOrEqual(1010);
  expect(points).toContainEqual({ x: 31_234, y: 9 });
  expect(points).toContainEqual({ x: 77_777, y: -5 });
});

test('a zoomed part is drawn in full detail', () => {
  const points = pointsIn({ x: ramp(100_000), y: ramp(100_000) }, { min: 500, max: 510 }, 1000);
  expect(points.map(({ x }) => x)).toEqual([499, 500, 501, 502, 503, 504, 505, 506, 507, 508, 509, 510, 511]);
});

test('a stretch without a number is one gap', () => {
  const y = new Float32Array(10).fill(Number.NaN);
  expect(pointsIn({ x: ramp(10), y }, undefined, 4)).toEqual([
    { x: 0, y: Number.NaN },
    { x: 5, y: Number.NaN },
  ]);
});

const line = (name: string, x: Float32Array, y: Float32Array): DrawnLine => ({
  name,
  fullName: name,
  place: { series: 0, run: 0 },
  recorded: { x, y },
  points: [],
});

test('rows have all that was recorded, each place once', () => {
  const lines = [line('a', column(1, 2), column(10, 20)), line('b', column(2, 3), column(0.5, 0.25))];
  expect(recordedRows(lines)).toEqual([
    [1, 10, Number.NaN],
    [2, 20, 0.5],
    [3, Number.NaN, 0.25],
  ]);
});

test('of many rows a table shows some, the last one among them', () => {
  expect(someRows([1, 2, 3, 4, 5, 6, 7, 8], 3)).toEqual([1, 4, 7, 8]);
});

test('a file leaves gaps empty, quotes commas, and begins no formula', () => {
  expect(
    csvOf(
      ['x', 'a, b'],
      [
        [1, Number.NaN],
        ['=1+1', 2],
      ],
    ),
  ).toBe('x,"a, b"\n1,\n\'=1+1,2\n');
});

test('a click shows one line alone, and a second one all again', () => {
  const all = ['a', 'b', 'c'];
  const alone = afterClick('b', all, new Set(), false);
  expect([...alone]).toEqual(['a', 'c']);
  expect([...afterClick('b', all, alone, false)]).toEqual([]);
  expect([...afterClick('b', all, new Set(), true)]).toEqual(['b']);
});

test('a column grows beyond its first room without losing a value', () => {
  const growing = new GrowingColumn();
  for (let part = 0; part < 10; part++) growing.append(ramp(100));
  expect(growing.values.length).toBe(1000);
  expect(growing.values[999]).toBe(99);
});

test('mistakes are told the most frequent first, right answers left out', () => {
  const answer = {
    part: 'test',
    classNames: ['cat', 'dog'],
    confusion: [
      [5, 1],
      [3, 7],
    ],
  } as const;
  expect(mistakesOf(answer, 10)).toEqual([
    { actual: 'dog', said: 'cat', images: 3, of: 10 },
    { actual: 'cat', said: 'dog', images: 1, of: 6 },
  ]);
});

test('a file quotes a text with a carriage return, which would end its row', () =>
  expect(csvOf(['a\rb'], [])).toBe('"a\rb"\n'));
