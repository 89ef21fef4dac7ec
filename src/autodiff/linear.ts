/** @file Expressions that are linear in each operand: matrix product, convolution and its gradients, bilinear resize. */
import { sizeAfter } from '../catalog/networks/describe.js';
import { graphErrors } from '../errors/graph.js';
import type { Node, Window } from './node.js';

/** op(a) · op(b) of two matrices, each taken as it is or transposed. */
export function matrixProduct(left: Node, right: Node, transposeLeft = false, transposeRight = false): Node {
  const [leftRows, leftColumns] = transposeLeft ? left.shape.toReversed() : left.shape;
  const [rightRows, rightColumns] = transposeRight ? right.shape.toReversed() : right.shape;
  if (
    left.shape.length !== 2 ||
    right.shape.length !== 2 ||
    leftColumns !== rightRows ||
    leftRows === undefined ||
    rightColumns === undefined
  ) {
    throw graphErrors.shapeMismatch(
      'matrixProduct',
      [left.shape, right.shape],
      `two matrices with a common size (transposed: ${transposeLeft}, ${transposeRight})`,
    );
  }
  return left.graph.node('matrixProduct', [left, right], { transposeLeft, transposeRight }, [
    leftRows,
    rightColumns,
  ]);
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

/** Cross-correlation of x (N, C, H, W) with a square filter (O, C, k, k): (N, O, H', W'). */
export function convolution(x: Node, filter: Node, { stride, padding }: Window): Node {
  const [images, channels, height, width] = sizes('convolution', x, [x, filter]);
  const [outputs, inputs, kernel, kernelWidth] = sizes('convolution', filter, [x, filter]);
  if (channels !== inputs || kernel !== kernelWidth) {
    throw graphErrors.shapeMismatch(
      'convolution',
      [x.shape, filter.shape],
      'as many filter inputs as channels',
    );
  }
  const [rows, columns] = [height, width].map((size) => sizeAfter(size, kernel, stride, padding));
  if (rows === undefined || columns === undefined || rows < 1 || columns < 1) {
    throw graphErrors.shapeMismatch(
      'convolution',
      [x.shape, filter.shape],
      'a map at least as large as the filter',
    );
  }
  return x.graph.node('convolution', [x, filter], { stride, padding }, [images, outputs, rows, columns]);
}

/** The adjoint of convolution in x: u (N, O, H', W') and a filter (O, C, k, k) to (N, C, height, width). */
export function convolutionInputGradient(
  u: Node,
  filter: Node,
  { stride, padding }: Window,
  height: number,
  width: number,
): Node {
  const [images, outputs, outputHeight, outputWidth] = sizes('convolutionInputGradient', u, [u, filter]);
  const [filterOutputs, channels, kernel, kernelWidth] = sizes('convolutionInputGradient', filter, [
    u,
    filter,
  ]);
  if (
    outputs !== filterOutputs ||
    kernel !== kernelWidth ||
    outputHeight !== sizeAfter(height, kernel, stride, padding) ||
    outputWidth !== sizeAfter(width, kernel, stride, padding)
  ) {
    throw graphErrors.shapeMismatch(
      'convolutionInputGradient',
      [u.shape, filter.shape],
      `what a convolution of ${height}x${width} gives`,
    );
  }
  return u.graph.node('convolutionInputGradient', [u, filter], { stride, padding, height, width }, [
    images,
    channels,
    height,
    width,
  ]);
}

/** The adjoint of convolution in the filter: x (N, C, H, W) and u (N, O, H', W') to (O, C, k, k). */
export function convolutionFilterGradient(
  x: Node,
  u: Node,
  { stride, padding }: Window,
  kernel: number,
): Node {
  const [images, channels, height, width] = sizes('convolutionFilterGradient', x, [x, u]);
  const [sameImages, outputs, outputHeight, outputWidth] = sizes('convolutionFilterGradient', u, [x, u]);
  if (
    images !== sameImages ||
    outputHeight !== sizeAfter(height, kernel, stride, padding) ||
    outputWidth !== sizeAfter(width, kernel, stride, padding)
  ) {
    throw graphErrors.shapeMismatch(
      'convolutionFilterGradient',
      [x.shape, u.shape],
      'the operand and the result shape of one convolution',
    );
  }
  return x.graph.node('convolutionFilterGradient', [x, u], { stride, padding, kernel }, [
    outputs,
    channels,
    kernel,
    kernel,
  ]);
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
