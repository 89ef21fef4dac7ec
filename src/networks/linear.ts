/** @file Linear layers as expressions. */
import { add } from '../autodiff/elementwise.js';
import { matrixProduct } from '../autodiff/matrix-product.js';
import type { Node } from '../autodiff/node.js';
import { reshape } from '../autodiff/reductions.js';

/** x·Wᵀ + b: (N, in), (out, in), (out) to (N, out). */
export function linear(x: Node, weight: Node, bias: Node): Node {
  return add(matrixProduct(x, weight, false, true), reshape(bias, [1, bias.shape[0] ?? 1]));
}

/** The same for (…, in); without bias where none is given. */
export function linearOfAnyRank(x: Node, weight: Node, bias: Node | undefined): Node {
  const [outputs = 1, inputs = 1] = weight.shape;
  const rows =
    x.shape.length === 2 ? x : reshape(x, [x.shape.slice(0, -1).reduce((a, b) => a * b, 1), inputs]);
  const result = bias ? linear(rows, weight, bias) : matrixProduct(rows, weight, false, true);
  return reshape(result, [...x.shape.slice(0, -1), outputs]);
}
