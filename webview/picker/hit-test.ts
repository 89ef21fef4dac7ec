/** @file What lies under a point of the picture. Layers come first: their rows never overlap lines' middles. */
import { isInside, nearestCurve, type PairCurve } from './curves.js';
import type { Hit } from './gesture.js';
import { foldKey, type Layout, type Point } from './layout.js';

/** How near to a line, in pixels, the pointer counts as on it: a band of 14 px. */
const lineReach = 7;

/** What a click at this point of the picture, in its pixels, is on. */
export function hitTest({ networks }: Layout, curves: readonly PairCurve[], point: Point): Hit {
  for (const { stages } of networks) {
    for (const { layers } of stages) {
      for (const { row, handle, title, fold } of layers) {
        if (isInside(row, point)) {
          if (fold) return { kind: 'fold', key: foldKey(fold) };
          return handle ? { kind: 'handle', place: handle.place } : { kind: 'plain', title };
        }
      }
    }
  }
  const curve = nearestCurve(curves, point, lineReach);
  return curve ? { kind: 'pair', key: curve.key } : { kind: 'nothing' };
}
