/** @file The table of step operations: each as expressions. */
import { concatenate, pad, slice, transpose } from '../autodiff/arrangement.js';
import { averagePool } from '../autodiff/average-pooling.js';
import { convolution } from '../autodiff/convolution.js';
import {
  add,
  errorFunction,
  exponential,
  multiply,
  power,
  relu,
  relu6,
  sigmoid,
  subtract,
} from '../autodiff/elementwise.js';
import { matrixProduct } from '../autodiff/matrix-product.js';
import type { Node } from '../autodiff/node.js';
import { maxPool } from '../autodiff/pooling.js';
import { mean, reshape, softmax, sum } from '../autodiff/reductions.js';
import { resample } from '../autodiff/resample.js';
import {
  type Step,
  type StepAttributes,
  type StepOf,
  type StepOperation,
  shapeFor,
} from '../catalog/networks/step.js';
import { graphErrors } from '../errors/graph.js';
import { clamp, gelu, hardSigmoid, hardSwish, leakyRelu, silu, tanh } from './activations.js';
import { normalizeByBatch, normalizeByRunning } from './batch-normalization.js';
import { linearOfAnyRank } from './linear.js';
import { groupNormalization, layerNormalization } from './normalization.js';
import { expanded, stretched, withEqualBatches } from './stretching.js';

/** What steps need to know of the pass that they are part of. */
export interface StepContext {
  /** N. */
  readonly images: number;
  readonly training: boolean;
  /** Receives new running statistics by PyTorch name. */
  readonly statistics: Map<string, Node>;
  /** What a step that is random in training multiplies its input by; undefined where it changes nothing. */
  readonly mask: (step: Step) => Node | undefined;
}

/** The inputs of a step; a tensor that a layer may lack (a bias) is absent from the end. */
type Inputs = readonly [x: Node, ...rest: Node[]];

type Builder<Operation extends StepOperation> = (
  inputs: Inputs,
  attributes: StepAttributes[Operation],
  step: StepOf<Operation>,
  context: StepContext,
) => Node;

function needed({ operation, output }: Pick<Step, 'operation' | 'output'>, input: Node | undefined): Node {
  if (!input) throw graphErrors.missingInput(operation, output);
  return input;
}

const reducing =
  (reduce: (x: Node, axes: readonly number[]) => Node): Builder<'mean' | 'sum'> =>
  ([x], { axes, keep }) => {
    const reduced = reduce(x, axes);
    return keep
      ? reduced
      : reshape(
          reduced,
          x.shape.filter((_, axis) => !axes.includes(axis)),
        );
  };

const binary =
  (combine: (x: Node, y: Node) => Node): Builder<'add' | 'subtract' | 'multiply' | 'divide'> =>
  ([x, y], _, step) =>
    stretched(combine, x, needed(step, y));

const randomFactor = ([x]: Inputs, step: Step, { mask }: StepContext): Node => {
  const factor = mask(step);
  return factor ? multiply(x, factor) : x;
};

const builders: { readonly [Operation in StepOperation]: Builder<Operation> } = {
  convolution: ([x, filter, bias], window, step) => {
    const result = convolution(x, needed(step, filter), window);
    return bias ? add(result, reshape(bias, [1, bias.shape[0] ?? 1, 1, 1])) : result;
  },
  linear: ([x, weight, bias], _, step) => linearOfAnyRank(x, needed(step, weight), bias),
  batchNormalization: ([x, ...tensors], { epsilon, momentum }, step, { training, statistics }) => {
    const [weight, bias, runningMean, runningVariance] = tensors.map((tensor) => needed(step, tensor));
    const [, , , meanName = '', varianceName = ''] = step.inputs;
    // A layer that is passed twice goes on from what the first pass left.
    const parameters = {
      weight: needed(step, weight),
      bias: needed(step, bias),
      runningMean: statistics.get(meanName) ?? needed(step, runningMean),
      runningVariance: statistics.get(varianceName) ?? needed(step, runningVariance),
      epsilon,
      momentum,
    };
    const [images = 1, channels = 1, ...positions] = x.shape;
    // Vectors and sequences are maps of one row.
    const map = x.shape.length === 4 ? x : reshape(x, [images, channels, 1, positions[0] ?? 1]);
    const result = (training ? normalizeByBatch : normalizeByRunning)(map, parameters);
    if (result.runningMean) statistics.set(meanName, result.runningMean);
    if (result.runningVariance) statistics.set(varianceName, result.runningVariance);
    return reshape(result.y, x.shape);
  },
  layerNormalization: ([x, weight, bias], { axes, epsilon }) =>
    layerNormalization(x, axes, epsilon, weight, bias),
  groupNormalization: ([x, weight, bias], { groups, epsilon }) =>
    groupNormalization(x, groups, epsilon, weight, bias),

  relu: ([x]) => relu(x),
  relu6: ([x]) => relu6(x),
  leakyRelu: ([x], { slope }) => leakyRelu(x, slope),
  sigmoid: ([x]) => sigmoid(x),
  hardSigmoid: ([x]) => hardSigmoid(x),
  hardSwish: ([x]) => hardSwish(x),
  silu: ([x]) => silu(x),
  gelu: ([x], { approximation }) => gelu(x, approximation),
  tanh: ([x]) => tanh(x),
  clamp: ([x], bounds) => clamp(x, bounds),
  exponential: ([x]) => exponential(x),
  errorFunction: ([x]) => errorFunction(x),
  power: ([x], { exponent }) => power(x, exponent),
  softmax: ([x], { axis }) => softmax(x, axis),

  maxPool: ([x], window) => maxPool(x, window),
  averagePool: ([x], { countPadding, overhang, ...window }) =>
    averagePool(x, window, { countPadding, overhang }),
  resample: ([x], { height, width }) => resample(x, height, width),
  mean: reducing(mean),
  sum: reducing(sum),

  add: binary(add),
  subtract: binary(subtract),
  multiply: binary(multiply),
  divide: binary((x, y) => multiply(x, power(y, -1))),
  affine: ([x], { factor, shift }) => add(multiply(x, factor), shift),
  matrixProduct: ([x, y], { transposeLeft, transposeRight }, step) => {
    const [left, right] = withEqualBatches(x, needed(step, y));
    return matrixProduct(left, right, transposeLeft, transposeRight);
  },

  reshape: ([x], { shape }, _, { images }) => reshape(x, shapeFor(shape, images)),
  expand: ([x], { shape }, _, { images }) => expanded(x, shapeFor(shape, images)),
  transpose: ([x], { permutation }) => transpose(x, permutation),
  slice: ([x], { axis, start, end }) => slice(x, axis, start, end),
  concatenate: (inputs, { axis }) => concatenate(inputs, axis),
  pad: ([x], { sides }) =>
    sides.reduce((padded, [before, after], axis) => pad(padded, axis, before, after), x),

  dropout: (inputs, _, step, context) => randomFactor(inputs, step, context),
  stochasticDepth: (inputs, _, step, context) => randomFactor(inputs, step, context),
};

/** The value that a step puts out. @param inputs its values and tensors, in order. */
export function stepExpression<Operation extends StepOperation>(
  step: StepOf<Operation>,
  inputs: readonly Node[],
  context: StepContext,
): Node {
  const [x, ...rest] = inputs;
  return builders[step.operation]([needed(step, x), ...rest], step.attributes, step, context);
}
