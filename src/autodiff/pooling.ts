/** @file Max-pooling and its two companions, which are each other's adjoints; the first maximum of a window counts. */
import { sizeAfter } from '../catalog/networks/describe.js';
import { graphErrors } from '../errors/graph.js';
import { sameShape } from '../tensor/host-tensor.js';
import type { Node, PoolWindow, Shape } from './node.js';

function pooledShape(x: Node, { size, stride, padding }: PoolWindow): Shape {
  const [images, channels, height, width] = x.shape;
  if (
    x.shape.length !== 4 ||
    images === undefined ||
    channels === undefined ||
    height === undefined ||
    width === undefined
  ) {
    throw graphErrors.shapeMismatch('maxPool', [x.shape], 'a tensor of rank 4');
  }
  return [
    images,
    channels,
    sizeAfter(height, size, stride, padding),
    sizeAfter(width, size, stride, padding),
  ];
}

/** The largest element of every window of x (N, C, H, W). */
export function maxPool(x: Node, window: PoolWindow): Node {
  return x.graph.node('maxPool', [x], window, pooledShape(x, window));
}

/** Puts each element of u (the pooled shape) where x has that window's maximum; overlapping windows add up. */
export function maxUnpool(u: Node, x: Node, window: PoolWindow): Node {
  if (!sameShape(u.shape, pooledShape(x, window))) {
    throw graphErrors.shapeMismatch(
      'maxUnpool',
      [u.shape, x.shape],
      'the pooled shape and the shape before it',
    );
  }
  return u.graph.node('maxUnpool', [u, x], window, x.shape);
}

/** Picks from u (the shape of x) the element where x has each window's maximum. */
export function selectAtMaximum(u: Node, x: Node, window: PoolWindow): Node {
  if (!sameShape(u.shape, x.shape)) {
    throw graphErrors.shapeMismatch('selectAtMaximum', [u.shape, x.shape], 'equal shapes');
  }
  return u.graph.node('selectAtMaximum', [u, x], window, pooledShape(x, window));
}
