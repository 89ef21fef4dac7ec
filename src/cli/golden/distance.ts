/** @file How far computed numbers are from golden ones. What is absent, of another shape or empty is NaN away. */
import { elementCount, sameShape } from '../../tensor/host-tensor.js';
import type { BriefSummary, Summaries } from './summary.js';

/** A tensor in whatever precision it was computed or stored. */
export interface Numbers {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

export type Lookup = (name: string) => Numbers | undefined;

/** What was computed, and what it should be; numbers that the former lacks are NaN. */
export type Pairing = readonly [computed: ArrayLike<number>, golden: ArrayLike<number>];

/** |a − b| / |b|. */
export function relativeError(computed: number, golden: number): number {
  return vectorError([[[computed], [golden]]]);
}

/** ‖a − b‖ / ‖b‖ of all pairings as one vector. */
export function vectorError(pairings: readonly Pairing[]): number {
  let count = 0;
  let difference = 0;
  let size = 0;
  for (const [computed, golden] of pairings) {
    for (let k = 0; k < golden.length; k++) {
      const value = golden[k] ?? Number.NaN;
      difference += ((computed[k] ?? Number.NaN) - value) ** 2;
      size += value ** 2;
    }
    count += golden.length;
  }
  if (count === 0) return Number.NaN;
  return difference === 0 ? 0 : Math.sqrt(difference / size);
}

/** The largest |a − b|. */
export function largestDifference(pairings: readonly Pairing[]): number {
  let count = 0;
  let largest = 0;
  for (const [computed, golden] of pairings) {
    for (let k = 0; k < golden.length; k++) {
      largest = Math.max(largest, Math.abs((computed[k] ?? Number.NaN) - (golden[k] ?? Number.NaN)));
    }
    count += golden.length;
  }
  return count === 0 ? Number.NaN : largest;
}

const absent: ArrayLike<number> = [];

function ofShape(tensor: Numbers | undefined, shape: readonly number[]): ArrayLike<number> {
  return tensor && sameShape(tensor.shape, shape) ? tensor.data : absent;
}

/** What summaries know of their tensors: the first numbers, and the root mean square of all. */
export function summaryPairings(summaries: Summaries, computed: Lookup): Pairing[] {
  return Object.entries(summaries).flatMap(([name, { shape, first, l2 }]): Pairing[] => {
    const data = ofShape(computed(name), shape);
    const root = Math.sqrt(elementCount(shape));
    return [
      [data, first],
      [[norm(data) / root], [l2 / root]],
    ];
  });
}

/** How far numbers are from their summary: the first ones, or the l2 norm, whichever is further off. */
export function summaryDistance({ l2, first }: BriefSummary, computed: ArrayLike<number>): number {
  const difference = Math.hypot(...first.map((value, k) => (computed[k] ?? Number.NaN) - value));
  return Math.max(difference, Math.abs(norm(computed) - l2));
}

/** Whole tensors. */
export function wholePairings(golden: ReadonlyMap<string, Numbers>, computed: Lookup): Pairing[] {
  return [...golden].map(([name, { shape, data }]) => [ofShape(computed(name), shape), data]);
}

/** √Σx². */
export function norm(data: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < data.length; k++) sum += (data[k] ?? Number.NaN) ** 2;
  return Math.sqrt(sum);
}
