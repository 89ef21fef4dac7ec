/** @file Pair weights as a text heat map. */
import { expect, test } from 'vitest';
import { heatMapLines } from '../../src/cli/terminal/heat-map.js';
import { pairWeightMap } from '../../src/cli/watch/result.js';

const lambda = (mean: number) => ({ lambda: { mean, deviation: 0 } });

test('the largest value is darkest, and a missing cell is a dash', () => {
  const cells = [
    [0, 0.5],
    [1, undefined],
  ];
  const lines = heatMapLines({
    rows: ['early', 'late'],
    columns: ['a', 'b'],
    value: (row, column) => cells[row]?.[column],
  });
  expect(lines).toEqual([
    '       a        b', //
    'early     0.00  ▒▒ 0.50',
    'late   ██ 1.00   -',
  ]);
});

test('a map that is wider than the terminal comes in parts, one below the other', () => {
  const map = {
    rows: ['r'],
    columns: ['one', 'two', 'three'],
    value: (_: number, column: number) => column / 2,
  };
  expect(heatMapLines(map, 21)).toEqual([
    '   one      two', //
    'r     0.00  ▒▒ 0.50',
    '',
    '   three',
    'r  ██ 1.00',
  ]);
  expect(heatMapLines(map, 5)).toHaveLength(8);
});

test('values that are all zero have no shade', () => {
  expect(heatMapLines({ rows: ['r'], columns: ['c'], value: () => 0 })[1]).toBe('r     0.00');
});

test('the layers of a single source stand without its name', () => {
  const map = pairWeightMap([{ source: 'noto:stage1.block1', target: 'pool1.input', ...lambda(1) }]);
  expect(map?.rows).toEqual(['stage1.block1']);
});

test('the layers of several sources keep their names', () => {
  const map = pairWeightMap([
    { source: 'a:stage1.block1', target: 'pool1.input', ...lambda(1) },
    { source: 'b:stage1.block1', target: 'pool1.input', ...lambda(2) },
  ]);
  expect(map?.rows).toEqual(['a:stage1.block1', 'b:stage1.block1']);
});

test('the weight of a pair stands where its layers meet', () => {
  const map = pairWeightMap([
    { source: 'a:x', target: 'p', ...lambda(1) },
    { source: 'a:y', target: 'q', ...lambda(2) },
  ]);
  expect([map?.value(0, 0), map?.value(1, 1), map?.value(0, 1)]).toEqual([1, 2, undefined]);
});

test('pairs without learned weights have no map', () => {
  expect(pairWeightMap([{ source: 'a:x', target: 'p' }])).toBeUndefined();
});
