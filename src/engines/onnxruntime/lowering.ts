/** @file The lowering table: every operation as ONNX operators. */
import type { OperationName, Shape } from '../../autodiff/node.js';
import type { Resampling } from '../../catalog/networks/step.js';
import { interpolationMatrix } from '../interpolation.js';
import { lowerConvolution, lowerFilterGradient, lowerInputGradient } from './convolution.js';
import type { Lowering } from './model.js';
import { lowerMaxPool, lowerMaxUnpool, lowerSelect, lowerSumPool, lowerSumUnpool } from './pooling.js';
import { type Matrix, multiplyAlong } from './separable.js';

type Row<K extends OperationName> = (lowering: Lowering<K>) => string;

function lowerPower({ model, node, x }: Lowering<'power'>): string {
  switch (node.attributes.exponent) {
    case 0.5:
      return model.emit('Sqrt', [x]);
    case -1:
      return model.emit('Reciprocal', [x]);
    case -0.5:
      return model.emit('Reciprocal', [model.emit('Sqrt', [x])]);
    default:
      return model.emit('Pow', [x, model.scalar(node.attributes.exponent)]);
  }
}

function lowerGate({ model, node, x, y }: Lowering<'gate'>): string {
  if (node.inputs[0] === node.inputs[1]) return model.emit('Relu', [x]);
  const positive = model.emit('Cast', [model.emit('Greater', [y, model.scalar(0)])], { to: 1 });
  return model.emit('Mul', [x, positive]);
}

function lowerMatrixProduct({ model, node, x, y }: Lowering<'matrixProduct'>): string {
  const { shape, attributes } = node;
  const [left, right] = [attributes.transposeLeft, attributes.transposeRight];
  if (shape.length === 2) return model.emit('Gemm', [x, y], { transA: left ? 1 : 0, transB: right ? 1 : 0 });
  const last = shape.length - 1;
  const perm = [...shape.keys()].map((axis) => (axis < last - 1 ? axis : 2 * last - 1 - axis));
  const turned = (matrices: string) => model.emit('Transpose', [matrices], { perm });
  return model.emit('MatMul', [left ? turned(x) : x, right ? turned(y) : y]);
}

/** Interpolation is linear: a matrix along each axis. @param original the shape (N, C, H, W) that is resampled. */
function interpolations(
  [, , rows = 1, columns = 1]: Shape,
  { height, width }: { readonly height: Resampling; readonly width: Resampling },
): readonly [Matrix, Matrix] {
  const along = (from: number, rule: Resampling): Matrix => ({
    values: interpolationMatrix(from, rule),
    rows: rule.size,
    columns: from,
  });
  return [along(rows, height), along(columns, width)];
}

export const loweringTable: { readonly [K in OperationName]: Row<K> } = {
  input: ({ model, node }) => model.input(node.attributes.name, node.shape),
  constant: ({ model, node }) =>
    node.shape.length === 0
      ? model.scalar(node.attributes.value)
      : model.emit('Expand', [model.scalar(node.attributes.value), model.integers(node.shape)]),
  stop: ({ x }) => x,
  add: ({ model, x, y }) => model.emit('Add', [x, y]),
  subtract: ({ model, x, y }) => model.emit('Sub', [x, y]),
  multiply: ({ model, x, y }) => model.emit('Mul', [x, y]),
  power: lowerPower,
  exponential: ({ model, x }) => model.emit('Exp', [x]),
  sigmoid: ({ model, x }) => model.emit('Sigmoid', [x]),
  errorFunction: ({ model, x }) => model.emit('Erf', [x]),
  gate: lowerGate,
  sum: ({ model, node, x }) =>
    model.emit('ReduceSum', [x, model.integers(node.attributes.axes)], { keepdims: 1 }),
  broadcast: ({ model, node, x }) => model.emit('Expand', [x, model.integers(node.shape)]),
  logSumExp: ({ model, node, x }) =>
    model.emit('ReduceLogSumExp', [x, model.integers([node.attributes.axis])], { keepdims: 1 }),
  reshape: ({ model, node, x }) => model.emit('Reshape', [x, model.integers(node.shape)]),
  transpose: ({ model, node, x }) => model.emit('Transpose', [x], { perm: node.attributes.permutation }),
  concatenate: ({ model, node, names }) => model.emit('Concat', names, { axis: node.attributes.axis }),
  slice: ({ model, node: { attributes }, x }) =>
    model.emit('Slice', [
      x,
      model.integers([attributes.start]),
      model.integers([attributes.end]),
      model.integers([attributes.axis]),
    ]),
  pad: ({ model, node: { shape, attributes }, x }) => {
    const only = (amount: number) => shape.map((_, axis) => (axis === attributes.axis ? amount : 0));
    return model.emit('Pad', [x, model.integers([...only(attributes.before), ...only(attributes.after)])]);
  },
  matrixProduct: lowerMatrixProduct,
  convolution: lowerConvolution,
  convolutionInputGradient: lowerInputGradient,
  convolutionFilterGradient: lowerFilterGradient,
  maxPool: lowerMaxPool,
  maxUnpool: lowerMaxUnpool,
  selectAtMaximum: lowerSelect,
  sumPool: lowerSumPool,
  sumUnpool: lowerSumUnpool,
  resample: ({ model, node, x }) =>
    multiplyAlong(model, x, interpolations(node.inputs[0]?.shape ?? [], node.attributes), false),
  resampleAdjoint: ({ model, node, x }) =>
    multiplyAlong(model, x, interpolations(node.shape, node.attributes), true),
};
