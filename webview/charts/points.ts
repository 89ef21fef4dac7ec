/** @file Columns → points of a line: along iterations, epochs or hours, smoothed or as they are. No DOM. */

export const axes = ['iteration', 'epoch', 'time'] as const;
export type Axis = (typeof axes)[number];

export interface Point {
  readonly x: number;
  /** NaN leaves a gap. */
  readonly y: number;
}

export interface Columns {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** Points in order; what is not finite is NaN. */
export function pointsOf({ x, y }: Columns): Point[] {
  return Array.from(x, (value, index) => {
    const height = y[index] ?? Number.NaN;
    return { x: value, y: Number.isFinite(height) ? height : Number.NaN };
  });
}

/**
 * Exponential moving average with bias correction: at weight w every value counts w as much as the one after it.
 * A gap stays a gap and ends nothing.
 */
export function smoothed(points: readonly Point[], weight: number): Point[] {
  if (weight <= 0) return [...points];
  let [sum, norm] = [0, 0];
  return points.map(({ x, y }) => {
    if (Number.isNaN(y)) return { x, y };
    sum = weight * sum + (1 - weight) * y;
    norm = weight * norm + (1 - weight);
    return { x, y: sum / norm };
  });
}

/**
 * At most about `most` points for a chart, those that show its shape: of each stretch the lowest and the highest.
 * What a screen has no room for costs no drawing.
 */
export function thinned(points: readonly Point[], most: number): Point[] {
  if (points.length <= most) return [...points];
  const stretch = Math.ceil((2 * points.length) / most);
  const kept: Point[] = [];
  for (let start = 0; start < points.length; start += stretch) {
    const part = points.slice(start, start + stretch);
    const real = part.filter(({ y }) => !Number.isNaN(y));
    const [first] = part;
    if (real.length === 0) {
      if (first !== undefined) kept.push(first);
      continue;
    }
    const low = real.reduce((least, point) => (point.y < least.y ? point : least));
    const high = real.reduce((greatest, point) => (point.y > greatest.y ? point : greatest));
    kept.push(...(low === high ? [low] : low.x < high.x ? [low, high] : [high, low]));
  }
  return kept;
}
