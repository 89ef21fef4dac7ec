/** @file The lines of pairs as cubic curves: their path, and what a pointer or a box meets of them. */
import type { Pair } from '../../src/catalog/pairs.js';
import { pairKey } from '../pairs/pair-key.js';
import { endsOf, placeKey } from '../pairs/places.js';
import type { Box, Layout, Point } from './layout.js';

export interface Curve {
  readonly from: Point;
  readonly to: Point;
}

export interface PairCurve extends Curve {
  readonly key: string;
  readonly pair: Pair;
  /** The curve as short straight lines, x and y in turns. */
  readonly points: Float64Array;
}

const controls = ({ from, to }: Curve): readonly [number, number] => {
  const reach = (to.x - from.x) / 2;
  return [from.x + reach, to.x - reach];
};

/** The `d` of an SVG path. */
export function curvePath(curve: Curve): string {
  const { from, to } = curve;
  const [first, second] = controls(curve);
  return `M${from.x} ${from.y}C${first} ${from.y} ${second} ${to.y} ${to.x} ${to.y}`;
}

/** The point at a fraction 0..1 of the curve's parameter. */
export function pointOn(curve: Curve, fraction: number): Point {
  const { from, to } = curve;
  const [first, second] = controls(curve);
  const rest = 1 - fraction;
  const [a, b, c, d] = [rest ** 3, 3 * rest ** 2 * fraction, 3 * rest * fraction ** 2, fraction ** 3];
  return { x: a * from.x + b * first + c * second + d * to.x, y: (a + b) * from.y + (c + d) * to.y };
}

const segments = 24;

/** The curves of those pairs whose two layers are drawn. */
export function curvesOf(pairs: readonly Pair[], { handles }: Pick<Layout, 'handles'>): PairCurve[] {
  const ports = new Map(handles.map(({ key, port }) => [key, port]));
  return pairs.flatMap((pair) => {
    const [source, target] = endsOf(pair);
    const [from, to] = [ports.get(placeKey(source)), ports.get(placeKey(target))];
    if (!from || !to) return [];
    const points = new Float64Array(2 * (segments + 1));
    for (let step = 0; step <= segments; step += 1) {
      const { x, y } = pointOn({ from, to }, step / segments);
      points[2 * step] = x;
      points[2 * step + 1] = y;
    }
    return [{ key: pairKey(pair), pair, from, to, points }];
  });
}

/** The curve nearest to a point, if one is within reach. */
export function nearestCurve<C extends PairCurve>(
  curves: readonly C[],
  point: Point,
  reach: number,
): C | undefined {
  let nearest: C | undefined;
  let least = reach ** 2;
  for (const curve of curves) {
    const distance = squaredDistance(curve.points, point);
    if (distance <= least) {
      nearest = curve;
      least = distance;
    }
  }
  return nearest;
}

function squaredDistance(points: Float64Array, { x, y }: Point): number {
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index + 3 < points.length; index += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = points.subarray(index, index + 4);
    const [dx, dy] = [bx - ax, by - ay];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
    least = Math.min(least, (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2);
  }
  return least;
}

/** The box that has these two points as opposite corners, whichever comes first. */
export function boxBetween(one: Point, other: Point): Box {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  return { x, y, width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) };
}

export const isInside = ({ x, y, width, height }: Box, point: Point): boolean =>
  point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;

/** The curves that pass through a box. */
export function curvesIn<C extends PairCurve>(curves: readonly C[], box: Box): C[] {
  return curves.filter(({ points }) => {
    for (let index = 0; index + 3 < points.length; index += 2) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = points.subarray(index, index + 4);
      if (meetsBox(box, ax, ay, bx, by)) return true;
    }
    return false;
  });
}

/** Whether a straight line meets a box (Liang & Barsky's clipping). */
function meetsBox(box: Box, ax: number, ay: number, bx: number, by: number): boolean {
  let [enters, leaves] = [0, 1];
  const edges: readonly (readonly [number, number])[] = [
    [ax - bx, ax - box.x],
    [bx - ax, box.x + box.width - ax],
    [ay - by, ay - box.y],
    [by - ay, box.y + box.height - ay],
  ];
  for (const [direction, distance] of edges) {
    if (direction === 0 && distance < 0) return false;
    if (direction < 0) enters = Math.max(enters, distance / direction);
    if (direction > 0) leaves = Math.min(leaves, distance / direction);
  }
  return enters <= leaves;
}
