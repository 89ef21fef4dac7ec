/** @file The table of step operations: each as nodes of an ONNX inference graph. */
import type { Step, StepOf, StepOperation } from '../../catalog/networks/step.js';
import { activations } from './activations.js';
import { arrangements } from './arrangement.js';
import { countsImages, type NodeWriter, type Operand } from './graph.js';
import type { Row, Rows, StepLowering } from './lowering.js';
import { maps } from './maps.js';
import { normalizations } from './normalization.js';
import { turned } from './shapes.js';

/** Sizes stretch against each other as in PyTorch: what is the same for every image need not be repeated. */
const stretching =
  (operator: string): Row<'add' | 'subtract' | 'multiply' | 'divide'> =>
  ({ to, inputs }) => {
    const varying = inputs.some((input) => countsImages(input) && !input.ofEachImage);
    return to.node(
      operator,
      inputs.map(({ name, ofEachImage }) => (varying && ofEachImage ? ofEachImage.name : name)),
    );
  };

/**
 * Maps of the same size by `Sum`: OpenCV 4.8 merges an `Add` of maps into the convolution before it, and has then applied
 * its batch normalization twice when the number of images changes.
 */
const add: Row<'add'> = (lowering) => {
  const { to, names, inputs, step } = lowering;
  const shape = JSON.stringify(step.shape);
  return step.shape.length === 4 && inputs.every((input) => JSON.stringify(input.shape) === shape)
    ? to.node('Sum', names)
    : stretching('Add')(lowering);
};

const linear: Row<'linear'> = ({ to, x, names, inputs: [, weight, bias] }) => {
  if (x.shape.length === 2) return to.node('Gemm', names, { transB: 1 });
  const product = to.node('MatMul', [x.name, weight ? turned(to, weight) : '']);
  return bias ? to.node('Add', [product, bias.name]) : product;
};

/** @param keep whether reduced axes stay. */
const keepdims = (keep: boolean) => ({ keepdims: keep ? 1 : 0 });

const mean: Row<'mean'> = ({ to, x, step: { attributes } }) => {
  const { axes, keep } = attributes;
  const overPositions = x.shape.length === 4 && [...axes].sort().join() === '2,3';
  // OpenCV 4.8 reduces along one axis wrongly: tokens are made the positions of a sequence.
  const overTokens = x.shape.length === 3 && axes.join() === '1' && !keep;
  if (!overPositions && !overTokens) return to.node('ReduceMean', [x.name], { axes, ...keepdims(keep) });
  const map = overTokens ? turned(to, x) : x.name;
  const pooled = to.node('GlobalAveragePool', [map]);
  return keep ? pooled : to.node('Flatten', [pooled], { axis: 1 });
};

const unchanged: Row<StepOperation> = ({ x }) => x.name;

const operators = (images: string): Rows<StepOperation> => ({
  ...activations,
  ...arrangements(images),
  ...maps,
  ...normalizations,
  linear,
  mean,
  sum: ({ to, x, step: { attributes } }) =>
    to.node('ReduceSum', [x.name, to.integers(attributes.axes)], keepdims(attributes.keep)),
  add,
  subtract: stretching('Sub'),
  multiply: stretching('Mul'),
  divide: stretching('Div'),
  affine: ({ to, x, step: { attributes } }) => {
    const { factor, shift } = attributes;
    const scaled = factor === 1 ? x.name : to.node('Mul', [x.name, to.scalar(factor)]);
    return shift === 0 ? scaled : to.node('Add', [scaled, to.scalar(shift)]);
  },
  matrixProduct: ({ to, inputs: [left, right], step: { attributes } }) => {
    const operand = (one: Operand | undefined, transposed: boolean) =>
      one && transposed ? turned(to, one) : (one?.name ?? '');
    return to.node('MatMul', [
      operand(left, attributes.transposeLeft),
      operand(right, attributes.transposeRight),
    ]);
  },
  dropout: unchanged,
  stochasticDepth: unchanged,
});

/** Adds nodes of steps. @param images the name of the images. */
export function stepWriter(images: string) {
  const rows = operators(images);
  return <Operation extends StepOperation>(
    step: StepOf<Operation>,
    inputs: readonly Operand[],
    to: NodeWriter,
  ): string => {
    const [x = { name: '', shape: [] }] = inputs;
    const names = inputs.map(({ name }) => name);
    const row: (lowering: StepLowering<Operation>) => string = rows[step.operation];
    return row({ to, step, inputs, names, x });
  };
}

/** The step's result as what it is for each image, where it is an `expand` of a tensor to their number. */
export function ofEachImage(step: Step, [x]: readonly Operand[]): Operand | undefined {
  if (step.operation !== 'expand' || !x || countsImages(x)) return undefined;
  const added = step.shape.length - x.shape.length;
  const onlyImages = step.shape.every(
    (size, axis) =>
      (typeof size === 'number' ? size : size.images === 1 ? 1 : undefined) === (x.shape[axis - added] ?? 1),
  );
  return onlyImages && added === 0 ? x : undefined;
}
