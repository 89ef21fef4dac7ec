/** @file Resampling of maps: any interpolation along height and width, and its adjoint. */
import type { Resampling } from '../catalog/networks/step.js';
import { graphErrors } from '../errors/graph.js';
import type { Node } from './node.js';

/**
 * The rule with a scale only where it counts, so that equal rules make equal nodes. PyTorch takes no notice of one that is
 * the quotient of the sizes in single precision, and of none where a map keeps its size or nearest samples double it.
 */
export function ownRule(from: number, { kind, size, scale }: Resampling): Resampling {
  const counts =
    scale !== undefined &&
    kind !== 'bilinear-corners' &&
    kind !== 'adaptive-average' &&
    !(size === from && kind !== 'bicubic') &&
    !(size === 2 * from && kind === 'nearest') &&
    Math.fround(1 / scale) !== Math.fround(from / size);
  return counts ? { kind, size, scale } : { kind, size };
}

/** Whether a rule gives what it is given. */
export const keeps = (from: number, { size, scale }: Resampling): boolean =>
  size === from && scale === undefined;

/** x (N, C, H, W) resampled along its height and its width, to the sizes of the rules. */
export function resample(x: Node, height: Resampling, width: Resampling): Node {
  const [images = 0, channels = 0, rows = 0, columns = 0] = x.shape;
  checkMap('resample', x, height, width);
  const rules = { height: ownRule(rows, height), width: ownRule(columns, width) };
  if (keeps(rows, rules.height) && keeps(columns, rules.width)) return x;
  return x.graph.node('resample', [x], rules, [images, channels, height.size, width.size]);
}

/** x (N, C, H, W) at another size, as PyTorch's bilinear interpolation with `align_corners=False` makes it. */
export function resizeBilinear(x: Node, height: number, width: number): Node {
  return resample(x, { kind: 'bilinear', size: height }, { kind: 'bilinear', size: width });
}

/** The adjoint of the resampling of a map of this size by these rules; u has the size that they give. */
export function resampleAdjoint(
  u: Node,
  height: Resampling,
  width: Resampling,
  [rows, columns]: readonly [height: number, width: number],
): Node {
  const [images = 0, channels = 0, ...size] = u.shape;
  checkMap('resampleAdjoint', u, height, width);
  if (size[0] !== height.size || size[1] !== width.size)
    throw graphErrors.shapeMismatch('resampleAdjoint', [u.shape], `a map of ${height.size}x${width.size}`);
  const rules = { height: ownRule(rows, height), width: ownRule(columns, width) };
  if (keeps(rows, rules.height) && keeps(columns, rules.width)) return u;
  return u.graph.node('resampleAdjoint', [u], rules, [images, channels, rows, columns]);
}

function checkMap(operation: string, x: Node, ...rules: readonly Resampling[]): void {
  const fits = rules.every(({ size, scale = 1 }) => Number.isInteger(size) && size > 0 && scale > 0);
  if (x.shape.length !== 4 || !fits)
    throw graphErrors.shapeMismatch(operation, [x.shape], 'a map of rank 4, and sizes of 1 at least');
}
