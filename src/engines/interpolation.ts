/** @file Resampling along one axis as a matrix, as PyTorch's `interpolate` and `adaptive_avg_pool2d` define it. */
import type { Resampling } from '../catalog/networks/step.js';

/** Samples with their weights; of samples beyond an end, the one at that end. */
type Taps = readonly (readonly [sample: number, weight: number])[];

/** PyTorch's coefficient of cubic convolution. */
const sharpness = -0.75;

/** Input samples for each sample of the output. */
const stepOf = (from: number, { size, scale }: Resampling): number =>
  scale === undefined ? from / size : 1 / scale;

/** Where a sample lies among those of the input, each of which is as wide as its pixel: half-pixel centres. */
function centre(from: number, rule: Resampling, target: number): number {
  const { size, scale } = rule;
  return scale === undefined ? ((target + 0.5) * from) / size - 0.5 : (target + 0.5) / scale - 0.5;
}

function between(position: number): Taps {
  const lower = Math.floor(position);
  const fraction = position - lower;
  return [
    [lower, 1 - fraction],
    [lower + 1, fraction],
  ];
}

/** Keys' cubic convolution over the four nearest samples. */
function cubic(position: number): Taps {
  const lower = Math.floor(position);
  return [-1, 0, 1, 2].map((offset) => {
    const distance = Math.abs(position - lower - offset);
    const weight =
      distance <= 1
        ? ((sharpness + 2) * distance - (sharpness + 3)) * distance * distance + 1
        : sharpness * (((distance - 5) * distance + 8) * distance - 4);
    return [lower + offset, weight] as const;
  });
}

function mean(from: number, size: number, target: number): Taps {
  const start = Math.floor((target * from) / size);
  const end = Math.ceil(((target + 1) * from) / size);
  return Array.from({ length: end - start }, (_, index) => [start + index, 1 / (end - start)] as const);
}

/** PyTorch computes places in single precision. */
function nearest(from: number, rule: Resampling, target: number): number {
  return Math.floor(Math.fround(target * Math.fround(stepOf(from, rule))));
}

const taps: Readonly<Record<Resampling['kind'], (from: number, rule: Resampling, target: number) => Taps>> = {
  bilinear: (from, rule, target) => between(Math.max(0, centre(from, rule, target))),
  'bilinear-corners': (from, { size }, target) => between(size > 1 ? (target * (from - 1)) / (size - 1) : 0),
  nearest: (from, rule, target) => [[nearest(from, rule, target), 1]],
  'adaptive-average': (from, { size }, target) => mean(from, size, target),
  bicubic: (from, rule, target) => cubic(centre(from, rule, target)),
};

/** The matrix (size, from), row-major, that resamples `from` samples by the rule. */
export function interpolationMatrix(from: number, rule: Resampling): Float64Array {
  const matrix = new Float64Array(rule.size * from);
  for (let target = 0; target < rule.size; target++) {
    for (const [sample, weight] of taps[rule.kind](from, rule, target)) {
      const place = target * from + Math.min(Math.max(sample, 0), from - 1);
      matrix[place] = (matrix[place] ?? 0) + weight;
    }
  }
  return matrix;
}
