/** @file Matrix products. */
import { graphErrors } from '../errors/graph.js';
import { sameShape } from '../tensor/host-tensor.js';
import type { Node, Shape } from './node.js';

/**
 * op(a) · op(b) of the matrices in the last two axes, each taken as it is or transposed. All axes before those are the
 * same in both.
 */
export function matrixProduct(left: Node, right: Node, transposeLeft = false, transposeRight = false): Node {
  const [leftRows, leftColumns] = matrixSize(left.shape, transposeLeft);
  const [rightRows, rightColumns] = matrixSize(right.shape, transposeRight);
  const matrices = left.shape.slice(0, -2);
  if (
    !sameShape(matrices, right.shape.slice(0, -2)) ||
    leftColumns !== rightRows ||
    leftRows === undefined ||
    rightColumns === undefined
  ) {
    throw graphErrors.shapeMismatch(
      'matrixProduct',
      [left.shape, right.shape],
      `as many matrices on both sides, with a common size (transposed: ${transposeLeft}, ${transposeRight})`,
    );
  }
  const shape = [...matrices, leftRows, rightColumns];
  return left.graph.node('matrixProduct', [left, right], { transposeLeft, transposeRight }, shape);
}

/** Rows and columns; of what has no two axes, not both. */
function matrixSize(shape: Shape, transposed: boolean): readonly (number | undefined)[] {
  const size = [shape.at(-2), shape.at(-1)];
  return transposed ? size.toReversed() : size;
}
