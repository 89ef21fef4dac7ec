/** @file Resampling matrices against PyTorch's own interpolations of single samples. */
import { expect, test } from 'vitest';
import { interpolationMatrix } from '../../src/engines/interpolation.js';

/** What PyTorch 2.15 makes, in float64, of a row that is 1 at one sample and 0 elsewhere: a column of the matrix. */
const cases = [
  {
    from: 3,
    rule: { kind: 'bilinear', size: 6 },
    rows: [
      [1, 0, 0],
      [0.75, 0.25, 0],
      [0.25, 0.75, 0],
      [0, 0.75, 0.25],
      [0, 0.25, 0.75],
      [0, 0, 1],
    ],
  },
  {
    from: 5,
    rule: { kind: 'bilinear', size: 3 },
    rows: [
      [0.666666666667, 0.333333333333, 0, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 0, 0.333333333333, 0.666666666667],
    ],
  },
  {
    from: 3,
    rule: { kind: 'bilinear', size: 4, scale: 1.5 },
    rows: [
      [1, 0, 0],
      [0.5, 0.5, 0],
      [0, 0.833333333333, 0.166666666667],
      [0, 0.166666666667, 0.833333333333],
    ],
  },
  {
    from: 3,
    rule: { kind: 'bilinear-corners', size: 6 },
    rows: [
      [1, 0, 0],
      [0.6, 0.4, 0],
      [0.2, 0.8, 0],
      [0, 0.8, 0.2],
      [0, 0.4, 0.6],
      [0, 0, 1],
    ],
  },
  {
    from: 4,
    rule: { kind: 'bilinear-corners', size: 2 },
    rows: [
      [1, 0, 0, 0],
      [0, 0, 0, 1],
    ],
  },
  { from: 3, rule: { kind: 'bilinear-corners', size: 1 }, rows: [[1, 0, 0]] },
  {
    from: 3,
    rule: { kind: 'nearest', size: 7 },
    rows: [
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 1],
    ],
  },
  {
    from: 5,
    rule: { kind: 'nearest', size: 3 },
    rows: [
      [1, 0, 0, 0, 0],
      [0, 1, 0, 0, 0],
      [0, 0, 0, 1, 0],
    ],
  },
  {
    from: 3,
    rule: { kind: 'nearest', size: 7, scale: 2.5 },
    rows: [
      [1, 0, 0],
      [1, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 1],
    ],
  },
  {
    from: 7,
    rule: { kind: 'adaptive-average', size: 3 },
    rows: [
      [0.333333333333, 0.333333333333, 0.333333333333, 0, 0, 0, 0],
      [0, 0, 0.333333333333, 0.333333333333, 0.333333333333, 0, 0],
      [0, 0, 0, 0, 0.333333333333, 0.333333333333, 0.333333333333],
    ],
  },
  {
    from: 3,
    rule: { kind: 'adaptive-average', size: 5 },
    rows: [
      [1, 0, 0],
      [0.5, 0.5, 0],
      [0, 1, 0],
      [0, 0.5, 0.5],
      [0, 0, 1],
    ],
  },
  {
    from: 4,
    rule: { kind: 'bicubic', size: 8 },
    rows: [
      [1.10546875, -0.10546875, 0, 0],
      [0.7734375, 0.26171875, -0.03515625, 0],
      [0.2265625, 0.87890625, -0.10546875, 0],
      [-0.10546875, 0.87890625, 0.26171875, -0.03515625],
      [-0.03515625, 0.26171875, 0.87890625, -0.10546875],
      [0, -0.10546875, 0.87890625, 0.2265625],
      [0, -0.03515625, 0.26171875, 0.7734375],
      [0, 0, -0.10546875, 1.10546875],
    ],
  },
  {
    from: 6,
    rule: { kind: 'bicubic', size: 4 },
    rows: [
      [0.7734375, 0.26171875, -0.03515625, 0, 0, 0],
      [-0.03515625, 0.26171875, 0.87890625, -0.10546875, 0, 0],
      [0, 0, -0.10546875, 0.87890625, 0.26171875, -0.03515625],
      [0, 0, 0, -0.03515625, 0.26171875, 0.7734375],
    ],
  },
  {
    from: 2,
    rule: { kind: 'bicubic', size: 5 },
    rows: [
      [1.11025, -0.11025],
      [0.918, 0.082],
      [0.5, 0.5],
      [0.082, 0.918],
      [-0.11025, 1.11025],
    ],
  },
  {
    from: 3,
    rule: { kind: 'bicubic', size: 4, scale: 1.5 },
    rows: [
      [1.086805555556, -0.086805555556, 0],
      [0.5, 0.59375, -0.09375],
      [-0.086805555556, 0.943287037037, 0.143518518519],
      [-0.017361111111, 0.16087962963, 0.856481481481],
    ],
  },
] as const;

test.each(cases)('$rule.kind from $from to $rule.size, scale $rule.scale', ({ from, rule, rows }) => {
  const matrix = interpolationMatrix(from, rule);
  const wanted = rows.flat();
  expect(matrix).toHaveLength(wanted.length);
  for (const [index, weight] of wanted.entries()) expect(matrix[index]).toBeCloseTo(weight, 11);
});
