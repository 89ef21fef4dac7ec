/** @file Expressions that are linear in each operand: matrix product, bilinear resize. */
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

/** Sizes of a rank-4 operand; an error names all operands. */
function sizes(operation: string, node: Node, operands: readonly Node[]): [number, number, number, number] {
  const [a, b, c, d] = node.shape;
  if (node.shape.length !== 4 || a === undefined || b === undefined || c === undefined || d === undefined) {
    throw graphErrors.shapeMismatch(
      operation,
      operands.map(({ shape }) => shape),
      'tensors of rank 4',
    );
  }
  return [a, b, c, d];
}

/** Bilinear interpolation of x (N, C, H, W) to height x width: half-pixel centres, no corner alignment, no antialiasing. */
export function resizeBilinear(x: Node, height: number, width: number): Node {
  const [images, channels, fromHeight, fromWidth] = sizes('resizeBilinear', x, [x]);
  if (fromHeight === height && fromWidth === width) return x;
  return x.graph.node('resizeBilinear', [x], { height, width }, [images, channels, height, width]);
}

/** The adjoint of the resize from height x width to the size of u. */
export function resizeBilinearAdjoint(u: Node, height: number, width: number): Node {
  const [images, channels, fromHeight, fromWidth] = sizes('resizeBilinearAdjoint', u, [u]);
  if (fromHeight === height && fromWidth === width) return u;
  return u.graph.node('resizeBilinearAdjoint', [u], { height, width }, [images, channels, height, width]);
}
