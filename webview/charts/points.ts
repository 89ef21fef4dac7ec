/** @file Columns → points of a line: smoothed or as recorded, thinned to what a screen shows. No DOM. */

export const axes = ['iteration', 'epoch', 'time'] as const;
export type Axis = (typeof axes)[number];

export interface Point {
  readonly x: number;
  /** NaN leaves a gap. */
  readonly y: number;
}

export interface Columns {
  /** Ascending. */
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** A part of the horizontal axis. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/**
 * Exponential moving average with bias correction: at weight w every value counts w as much as the one after it.
 * A gap stays a gap and ends nothing.
 */
export function smoothed(values: Float32Array, weight: number): Float32Array {
  if (weight <= 0) return values;
  let [sum, norm] = [0, 0];
  return values.map((value) => {
    if (!Number.isFinite(value)) return Number.NaN;
    sum = weight * sum + (1 - weight) * value;
    norm = weight * norm + (1 - weight);
    return sum / norm;
  });
}

/**
 * Points of the range, at most about `most`: of each stretch the lowest and the highest, which show its shape. A stretch
 * without a number is one gap. The neighbours of the range come along, so that lines reach its edges.
 */
export function pointsIn({ x, y }: Columns, range: Range | undefined, most: number): Point[] {
  const from = range === undefined ? 0 : Math.max(0, firstAt(x, range.min) - 1);
  const to = range === undefined ? x.length : Math.min(x.length, firstAt(x, range.max) + 2);
  const stretch = Math.max(1, Math.ceil((2 * (to - from)) / most));
  const points: Point[] = [];
  const take = (place: number) => points.push({ x: x[place] ?? 0, y: y[place] ?? Number.NaN });
  for (let start = from; start < to; start += stretch) {
    const [low, high] = extremes(y, start, Math.min(to, start + stretch));
    if (low === undefined || high === undefined) points.push({ x: x[start] ?? 0, y: Number.NaN });
    else if (low === high) take(low);
    else [Math.min(low, high), Math.max(low, high)].forEach(take);
  }
  return points;
}

/** Places of the lowest and the highest number. */
function extremes(
  y: Float32Array,
  from: number,
  to: number,
): readonly [number | undefined, number | undefined] {
  let low: number | undefined;
  let high: number | undefined;
  for (let place = from; place < to; place++) {
    const value = y[place] ?? Number.NaN;
    if (!Number.isFinite(value)) continue;
    if (low === undefined || value < (y[low] ?? 0)) low = place;
    if (high === undefined || value > (y[high] ?? 0)) high = place;
  }
  return [low, high];
}

/** The place whose x is nearest to this one; 0 where there are none. @param points by ascending x. */
export function nearestPlace(points: readonly { readonly x: number }[], x: number): number {
  let [low, high] = [0, points.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.x ?? 0) < x) low = middle + 1;
    else high = middle;
  }
  const distance = (place: number) => Math.abs((points[place]?.x ?? Number.POSITIVE_INFINITY) - x);
  return low > 0 && distance(low - 1) <= distance(low) ? low - 1 : low;
}

/** The first place whose value is not below; the length where all are. */
function firstAt(x: Float32Array, value: number): number {
  let [low, high] = [0, x.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((x[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
