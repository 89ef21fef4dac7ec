/** @file Max-pooling and its two companions, which are each other's adjoints; the first maximum of a window counts. */
import { type PoolWindow, type Sides, sizeAfter } from '../catalog/networks/window.js';
import { graphErrors } from '../errors/graph.js';
import { sameShape } from '../tensor/host-tensor.js';
import type { Node, Shape } from './node.js';

/** The window alone, so that equal windows make equal nodes. */
export const poolWindow = ({ size, stride, padding, dilation }: PoolWindow): PoolWindow => ({
  size,
  stride,
  padding,
  dilation,
});

/** Whether a window touches the map at its places along an axis: of nothing there is neither a maximum nor a mean. */
function touches(size: number, kernel: number, stride: number, [before]: Sides, dilation: number) {
  return (place: number): boolean => {
    const start = place * stride - before;
    const first = start < 0 ? start + Math.ceil(-start / dilation) * dilation : start;
    return first < size && first <= start + (kernel - 1) * dilation;
  };
}

/** The shape that is left of a map's by a window. @param operands what an error names. */
export function pooledShape(
  operation: string,
  shape: Shape,
  window: PoolWindow,
  operands: readonly Node[],
): Shape {
  const [images = 0, channels = 0, ...map] = shape;
  const axes = ([0, 1] as const).map((axis) => {
    const along = [
      map[axis] ?? 0,
      window.size[axis],
      window.stride[axis],
      window.padding[axis],
      window.dilation[axis],
    ] as const;
    const count = sizeAfter(...along);
    return { count, fits: count > 0 && Array.from({ length: count }, (_, k) => k).every(touches(...along)) };
  });
  if (shape.length !== 4 || axes.some(({ fits }) => !fits)) {
    throw graphErrors.shapeMismatch(
      operation,
      operands.map(({ shape }) => shape),
      `a map of rank 4 that windows of ${window.size.join('x')} with padding ${window.padding.join(' and ')} fit`,
    );
  }
  return [images, channels, ...axes.map(({ count }) => count)];
}

/** The largest element of every window of x (N, C, H, W); padding counts as −∞. */
export function maxPool(x: Node, window: PoolWindow): Node {
  return x.graph.node('maxPool', [x], poolWindow(window), pooledShape('maxPool', x.shape, window, [x]));
}

/** Puts each element of u (the pooled shape) where x has that window's maximum; overlapping windows add up. */
export function maxUnpool(u: Node, x: Node, window: PoolWindow): Node {
  if (!sameShape(u.shape, pooledShape('maxUnpool', x.shape, window, [u, x]))) {
    throw graphErrors.shapeMismatch(
      'maxUnpool',
      [u.shape, x.shape],
      'the pooled shape and the shape before it',
    );
  }
  return u.graph.node('maxUnpool', [u, x], poolWindow(window), x.shape);
}

/** Picks from u (the shape of x) the element where x has each window's maximum. */
export function selectAtMaximum(u: Node, x: Node, window: PoolWindow): Node {
  const shape = pooledShape('selectAtMaximum', x.shape, window, [u, x]);
  if (!sameShape(u.shape, x.shape)) {
    throw graphErrors.shapeMismatch('selectAtMaximum', [u.shape, x.shape], 'equal shapes');
  }
  return u.graph.node('selectAtMaximum', [u, x], poolWindow(window), shape);
}
