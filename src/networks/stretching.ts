/** @file Operands of unequal rank: as in PyTorch, axes of size 1 are put before the smaller one. */
import { broadcast } from '../autodiff/elementwise.js';
import type { Node, Shape } from '../autodiff/node.js';
import { reshape } from '../autodiff/reductions.js';

const withRank = (x: Node, rank: number): Node =>
  x.shape.length >= rank
    ? x
    : reshape(x, [...Array.from({ length: rank - x.shape.length }, () => 1), ...x.shape]);

/** combine(x, y), whose sizes stretch against each other from the last axis on. */
export function stretched(combine: (x: Node, y: Node) => Node, x: Node, y: Node): Node {
  const rank = Math.max(x.shape.length, y.shape.length);
  return combine(withRank(x, rank), withRank(y, rank));
}

/** x repeated to a shape of at least its rank. */
export function expanded(x: Node, shape: Shape): Node {
  return broadcast(withRank(x, shape.length), shape);
}

/** Both with the same axes before the last two: those of size 1 are repeated. */
export function withEqualBatches(x: Node, y: Node): [Node, Node] {
  const rank = Math.max(x.shape.length, y.shape.length);
  const [left, right] = [withRank(x, rank), withRank(y, rank)];
  const batch = left.shape.slice(0, -2).map((size, axis) => Math.max(size, right.shape[axis] ?? 1));
  const over = (node: Node): Node => broadcast(node, [...batch, ...node.shape.slice(-2)]);
  return [over(left), over(right)];
}
