/** @file Max-pooling and its two companions, which are each other's adjoints; the first maximum of a window counts. */
import { sizeAfter } from '../catalog/networks/describe.js';
import { graphErrors } from '../errors/graph.js';
import { sameShape } from '../tensor/host-tensor.js';
import type { Node, PoolWindow, Shape } from './node.js';

/** The window alone, so that equal windows make equal nodes. */
const windowOf = ({ size, stride, padding }: PoolWindow): PoolWindow => ({ size, stride, padding });

function pooledShape(operation: string, x: Node, window: PoolWindow, operands: readonly Node[]): Shape {
  const { size, stride, padding } = window;
  const [images = 0, channels = 0, height = 0, width = 0] = x.shape;
  const [rows = 0, columns = 0] = [height, width].map((side) => sizeAfter(side, size, stride, padding));
  if (x.shape.length !== 4 || rows < 1 || columns < 1 || padding >= size) {
    throw graphErrors.shapeMismatch(
      operation,
      operands.map(({ shape }) => shape),
      `a map of rank 4 that windows of ${size} with padding ${padding} fit`,
    );
  }
  return [images, channels, rows, columns];
}

/** The largest element of every window of x (N, C, H, W). */
export function maxPool(x: Node, window: PoolWindow): Node {
  return x.graph.node('maxPool', [x], windowOf(window), pooledShape('maxPool', x, window, [x]));
}

/** Puts each element of u (the pooled shape) where x has that window's maximum; overlapping windows add up. */
export function maxUnpool(u: Node, x: Node, window: PoolWindow): Node {
  if (!sameShape(u.shape, pooledShape('maxUnpool', x, window, [u, x]))) {
    throw graphErrors.shapeMismatch(
      'maxUnpool',
      [u.shape, x.shape],
      'the pooled shape and the shape before it',
    );
  }
  return u.graph.node('maxUnpool', [u, x], windowOf(window), x.shape);
}

/** Picks from u (the shape of x) the element where x has each window's maximum. */
export function selectAtMaximum(u: Node, x: Node, window: PoolWindow): Node {
  const shape = pooledShape('selectAtMaximum', x, window, [u, x]);
  if (!sameShape(u.shape, x.shape)) {
    throw graphErrors.shapeMismatch('selectAtMaximum', [u.shape, x.shape], 'equal shapes');
  }
  return u.graph.node('selectAtMaximum', [u, x], windowOf(window), shape);
}
