/** @file Means over windows against PyTorch's avg_pool2d, with and without what its ceil_mode and count_include_pad do. */
import { expect, test } from 'vitest';
import { averagePool } from '../../src/autodiff/average-pooling.js';
import { Graph } from '../../src/autodiff/node.js';
import { evaluateOne, value } from './values.js';

/** Elements of a map, as the numbers were computed with: (7 i) mod 11 − 3. */
const element = (index: number): number => ((7 * index) % 11) - 3;

/** Of the map, by PyTorch 2.15 in float64; the overhang is what `ceil_mode` adds. */
const cases = [
  {
    map: [4, 5],
    size: [2, 2],
    stride: [2, 2],
    padding: [0, 0],
    overhang: [0, 0],
    countPadding: false,
    wanted: [1.5, 1.75, 0, 3],
  },
  {
    map: [4, 5],
    size: [2, 2],
    stride: [2, 2],
    padding: [0, 0],
    overhang: [0, 0],
    countPadding: true,
    wanted: [1.5, 1.75, 0, 3],
  },
  {
    map: [4, 5],
    size: [2, 2],
    stride: [2, 2],
    padding: [0, 0],
    overhang: [0, 1],
    countPadding: false,
    wanted: [1.5, 1.75, 4, 0, 3, 2.5],
  },
  {
    map: [4, 5],
    size: [2, 2],
    stride: [2, 2],
    padding: [0, 0],
    overhang: [0, 1],
    countPadding: true,
    wanted: [1.5, 1.75, 4, 0, 3, 2.5],
  },
  {
    map: [5, 5],
    size: [3, 3],
    stride: [2, 2],
    padding: [1, 1],
    overhang: [0, 0],
    countPadding: false,
    wanted: [1.5, 2.8333333333, 3.25, 0.8333333333, 1.5555555556, 1.6666666667, 2, 1.5, 1],
  },
  {
    map: [5, 5],
    size: [3, 3],
    stride: [2, 2],
    padding: [1, 1],
    overhang: [0, 0],
    countPadding: true,
    wanted: [
      0.6666666667, 1.8888888889, 1.4444444444, 0.5555555556, 1.5555555556, 1.1111111111, 0.8888888889, 1,
      0.4444444444,
    ],
  },
  {
    map: [5, 5],
    size: [3, 3],
    stride: [2, 2],
    padding: [1, 1],
    overhang: [0, 0],
    countPadding: false,
    wanted: [1.5, 2.8333333333, 3.25, 0.8333333333, 1.5555555556, 1.6666666667, 2, 1.5, 1],
  },
  {
    map: [5, 5],
    size: [3, 3],
    stride: [2, 2],
    padding: [1, 1],
    overhang: [0, 0],
    countPadding: true,
    wanted: [
      0.6666666667, 1.8888888889, 1.4444444444, 0.5555555556, 1.5555555556, 1.1111111111, 0.8888888889, 1,
      0.4444444444,
    ],
  },
  {
    map: [6, 4],
    size: [3, 2],
    stride: [2, 2],
    padding: [1, 0],
    overhang: [0, 0],
    countPadding: false,
    wanted: [0.75, 3.75, 1.5, 2.6666666667, 2.5, 1.8333333333],
  },
  {
    map: [6, 4],
    size: [3, 2],
    stride: [2, 2],
    padding: [1, 0],
    overhang: [0, 0],
    countPadding: true,
    wanted: [0.5, 2.5, 1.5, 2.6666666667, 2.5, 1.8333333333],
  },
  {
    map: [6, 4],
    size: [3, 2],
    stride: [2, 2],
    padding: [1, 0],
    overhang: [1, 0],
    countPadding: false,
    wanted: [0.75, 3.75, 1.5, 2.6666666667, 2.5, 1.8333333333, 3, 0.5],
  },
  {
    map: [6, 4],
    size: [3, 2],
    stride: [2, 2],
    padding: [1, 0],
    overhang: [1, 0],
    countPadding: true,
    wanted: [0.5, 2.5, 1.5, 2.6666666667, 2.5, 1.8333333333, 1.5, 0.25],
  },
  {
    map: [5, 6],
    size: [2, 3],
    stride: [3, 2],
    padding: [1, 1],
    overhang: [0, 0],
    countPadding: false,
    wanted: [0.5, 3.6666666667, 3, 1, 2.3333333333, 1.6666666667],
  },
  {
    map: [5, 6],
    size: [2, 3],
    stride: [3, 2],
    padding: [1, 1],
    overhang: [0, 0],
    countPadding: true,
    wanted: [0.1666666667, 1.8333333333, 1.5, 0.6666666667, 2.3333333333, 1.6666666667],
  },
  {
    map: [5, 6],
    size: [2, 3],
    stride: [3, 2],
    padding: [1, 1],
    overhang: [0, 1],
    countPadding: false,
    wanted: [0.5, 3.6666666667, 3, -1, 1, 2.3333333333, 1.6666666667, 5],
  },
  {
    map: [5, 6],
    size: [2, 3],
    stride: [3, 2],
    padding: [1, 1],
    overhang: [0, 1],
    countPadding: true,
    wanted: [0.1666666667, 1.8333333333, 1.5, -0.25, 0.6666666667, 2.3333333333, 1.6666666667, 2.5],
  },
] as const;

test.each(cases)(
  '$map, windows of $size, stride $stride, padding $padding, overhang $overhang, padding counts: $countPadding',
  ({ map: [height, width], size, stride, padding, overhang, countPadding, wanted }) => {
    const x = new Graph().input('x', [1, 1, height, width]);
    const sides = ([0, 1] as const).map((axis) => [padding[axis], padding[axis] + overhang[axis]] as const);
    const [vertical = [0, 0], horizontal = [0, 0]] = sides;
    const window = { size, stride, padding: [vertical, horizontal], dilation: [1, 1] } as const;
    const elements = Array.from({ length: height * width }, (_, index) => element(index));
    const feeds = new Map([['x', value([1, 1, height, width], elements)]]);
    const found = evaluateOne(averagePool(x, window, { countPadding, overhang }), feeds);
    expect(found.data).toHaveLength(wanted.length);
    for (const [index, one] of wanted.entries()) expect(found.data[index]).toBeCloseTo(one, 9);
  },
);
