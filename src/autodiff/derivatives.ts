/**
 * @file The table of operations: one line of documentation and the vector-Jacobian product of each. Every product is
 * written with operations of the table, so gradients of any order exist.
 */
import { inversePermutation, pad, slice, transpose } from './arrangement.js';
import { sumPool, sumUnpool } from './average-pooling.js';
import { convolution, convolutionFilterGradient, convolutionInputGradient } from './convolution.js';
import { broadcast, exponential, gate, multiply, power, sigmoid, subtract } from './elementwise.js';
import { matrixProduct } from './matrix-product.js';
import type { Node, NodeOf, OperationName } from './node.js';
import { maxUnpool, selectAtMaximum } from './pooling.js';
import { reshape, softmax, sumTo } from './reductions.js';
import { resample, resampleAdjoint } from './resample.js';

/** From the cotangent u of a node to that of each input, in order; inputs after the last are constants to it. */
type Derivative<K extends OperationName> = (
  u: Node,
  node: NodeOf<K>,
  inputs: { readonly x: Node; readonly y: Node },
) => readonly (() => Node)[];

interface Row<K extends OperationName> {
  readonly documentation: string;
  /** Absent where nothing can flow back: sources, and `stop`. */
  readonly derivative?: Derivative<K>;
}

/** The size of x in height and width. */
const mapSize = ({ shape }: Node): [number, number] => [shape[2] ?? 1, shape[3] ?? 1];

export const operationTable: { readonly [K in OperationName]: Row<K> } = {
  input: { documentation: 'a tensor fed at every run' },
  constant: { documentation: 'a tensor filled with one value' },
  stop: { documentation: 'x, a constant to differentiation' },
  add: {
    documentation: 'x + y',
    derivative: (u, _, { x, y }) => [() => sumTo(u, x.shape), () => sumTo(u, y.shape)],
  },
  subtract: {
    documentation: 'x − y',
    derivative: (u, _, { x, y }) => [() => sumTo(u, x.shape), () => multiply(sumTo(u, y.shape), -1)],
  },
  multiply: {
    documentation: 'x · y, element by element',
    derivative: (u, _, { x, y }) => [
      () => sumTo(multiply(u, y), x.shape),
      () => sumTo(multiply(u, x), y.shape),
    ],
  },
  power: {
    documentation: 'x to a constant exponent',
    derivative: (u, { attributes: { exponent } }, { x }) => [
      () => multiply(u, multiply(power(x, exponent - 1), exponent)),
    ],
  },
  exponential: {
    documentation: 'e to the x',
    derivative: (u, _, { x }) => [() => multiply(u, exponential(x))],
  },
  sigmoid: {
    documentation: '1 / (1 + e to the −x)',
    derivative: (u, _, { x }) => [() => multiply(u, multiply(sigmoid(x), subtract(1, sigmoid(x))))],
  },
  errorFunction: {
    documentation: 'erf(x)',
    derivative: (u, _, { x }) => [
      () => multiply(u, multiply(exponential(multiply(multiply(x, x), -1)), 2 / Math.sqrt(Math.PI))),
    ],
  },
  gate: {
    documentation: 'x · [y > 0]; linear in x, constant in y',
    derivative: (u, _, { y }) => [() => gate(u, y)],
  },
  sum: {
    documentation: 'Σ x over axes that stay with size 1',
    derivative: (u, _, { x }) => [() => broadcast(u, x.shape)],
  },
  broadcast: {
    documentation: 'x repeated along axes of size 1',
    derivative: (u, _, { x }) => [() => sumTo(u, x.shape)],
  },
  logSumExp: {
    documentation: 'log Σ e^x along an axis',
    derivative: (u, { attributes: { axis } }, { x }) => [() => multiply(u, softmax(x, axis))],
  },
  reshape: {
    documentation: 'the elements of x in another shape',
    derivative: (u, _, { x }) => [() => reshape(u, x.shape)],
  },
  transpose: {
    documentation: 'the axes of x in another order',
    derivative: (u, { attributes: { permutation } }) => [() => transpose(u, inversePermutation(permutation))],
  },
  concatenate: {
    documentation: 'the inputs one after another along an axis',
    derivative: (u, { inputs, attributes: { axis } }) => {
      let offset = 0;
      return inputs.map(({ shape }) => {
        const start = offset;
        offset += shape[axis] ?? 0;
        const end = offset;
        return () => slice(u, axis, start, end);
      });
    },
  },
  slice: {
    documentation: 'a range of x along an axis',
    derivative: (u, { attributes: { axis, start, end } }, { x }) => [
      () => pad(u, axis, start, (x.shape[axis] ?? end) - end),
    ],
  },
  pad: {
    documentation: 'zeros before and after x along an axis',
    derivative: (u, { attributes: { axis, before } }, { x }) => [
      () => slice(u, axis, before, before + (x.shape[axis] ?? 0)),
    ],
  },
  matrixProduct: {
    documentation: 'op(x) · op(y) of the matrices in the last two axes, each as it is or transposed',
    derivative: (u, { attributes: { transposeLeft: left, transposeRight: right } }, { x, y }) => [
      () => (left ? matrixProduct(y, u, right, true) : matrixProduct(u, y, false, !right)),
      () => (right ? matrixProduct(u, x, true, left) : matrixProduct(x, u, !left, false)),
    ],
  },
  convolution: {
    documentation: 'cross-correlation of x (N, C, H, W) with filter y (O, C / groups, kh, kw)',
    derivative: (u, { attributes }, { x, y }) => [
      () => convolutionInputGradient(u, y, attributes, ...mapSize(x)),
      () => convolutionFilterGradient(x, u, attributes, mapSize(y)),
    ],
  },
  convolutionInputGradient: {
    documentation: 'adjoint of convolution in its map: x (N, O, H′, W′) and filter y',
    derivative: (u, { attributes }, { x, y }) => [
      () => convolution(u, y, attributes),
      () => convolutionFilterGradient(u, x, attributes, mapSize(y)),
    ],
  },
  convolutionFilterGradient: {
    documentation: 'adjoint of convolution in its filter: map x and cotangent y of the result',
    derivative: (u, { attributes }, { x, y }) => [
      () => convolutionInputGradient(y, u, attributes, ...mapSize(x)),
      () => convolution(x, u, attributes),
    ],
  },
  maxPool: {
    documentation: 'the maximum of every window of x',
    derivative: (u, { attributes }, { x }) => [() => maxUnpool(u, x, attributes)],
  },
  maxUnpool: {
    documentation: 'x put where y has its windows’ maxima; linear in x, constant in y',
    derivative: (u, { attributes }, { y }) => [() => selectAtMaximum(u, y, attributes)],
  },
  selectAtMaximum: {
    documentation: 'x where y has its windows’ maxima; linear in x, constant in y',
    derivative: (u, { attributes }, { y }) => [() => maxUnpool(u, y, attributes)],
  },
  sumPool: {
    documentation: 'the sum of every window of x',
    derivative: (u, { attributes }, { x }) => [() => sumUnpool(u, attributes, ...mapSize(x))],
  },
  sumUnpool: {
    documentation: 'adjoint of the sum: each element of x at every place of its window',
    derivative: (u, { attributes }) => [() => sumPool(u, attributes)],
  },
  resample: {
    documentation: 'interpolation of x along height and width, each by a rule',
    derivative: (u, { attributes: { height, width } }, { x }) => [
      () => resampleAdjoint(u, height, width, mapSize(x)),
    ],
  },
  resampleAdjoint: {
    documentation: 'adjoint of an interpolation along height and width',
    derivative: (u, { attributes: { height, width } }) => [() => resample(u, height, width)],
  },
};
