/** @file The lowering table: every operation as TensorFlow kernels. */
import type { OperationName } from '../../autodiff/node.js';
import { lowerConvolution, lowerFilterGradient, lowerInputGradient } from './convolution.js';
import { axisInMemory, inMemory } from './layout.js';
import type { Lowering } from './lowering-row.js';
import { emitOneDnn } from './one-dnn.js';
import { lowerMaxPool, lowerMaxUnpool, lowerSelect, lowerSumPool, lowerSumUnpool } from './pooling.js';
import { lowerResample, lowerResampleAdjoint } from './resample.js';
import { lowerPair, stretch } from './stretch.js';

type Row<K extends OperationName> = (lowering: Lowering<K>) => string;

const keepDimensions = { keep_dims: true } as const;
const indices = { Index: { type: 'int32' } } as const;

function lowerPower({ graph, node, x }: Lowering<'power'>): string {
  switch (node.attributes.exponent) {
    case 0.5:
      return graph.emit('Sqrt', [x]);
    case -1:
      return graph.emit('Reciprocal', [x]);
    case -0.5:
      return graph.emit('Rsqrt', [x]);
    default:
      return graph.emit('Pow', [x, graph.filled(node.attributes.exponent)]);
  }
}

function lowerSum({ graph, node, layout, x }: Lowering<'sum'>): string {
  const axes = node.attributes.axes.map((axis) => axisInMemory(axis, layout)).sort((a, b) => a - b);
  return graph.emit('Sum', [x, graph.integers(axes)], keepDimensions);
}

/** The maximum is subtracted first, so that no exponential is infinite. */
function lowerLogSumExp({ graph, node, layout, x }: Lowering<'logSumExp'>): string {
  const axis = graph.integers([axisInMemory(node.attributes.axis, layout)]);
  const maximum = graph.emit('Max', [x, axis], keepDimensions);
  const powers = graph.emit('Exp', [graph.emit('Sub', [x, maximum])]);
  const total = graph.emit('Sum', [powers, axis], keepDimensions);
  return graph.emit('AddV2', [graph.emit('Log', [total]), maximum]);
}

function lowerMatrixProduct({ graph, node, x, y }: Lowering<'matrixProduct'>): string {
  const { transposeLeft: left, transposeRight: right } = node.attributes;
  return node.shape.length === 2
    ? graph.emit('MatMul', [x, y], { transpose_a: left, transpose_b: right })
    : emitOneDnn(graph, 'BatchMatMulV2', [x, y], { adj_x: left, adj_y: right });
}

/** One rearrangement from how x lies to how the result is to lie; where only axes of size 1 move, none. */
function lowerTranspose({ graph, node, layout, operandLayout, x }: Lowering<'transpose'>): string {
  const { permutation } = node.attributes;
  const shape = inMemory(node.shape, layout);
  const order = inMemory(permutation, layout).map((axis) => axisInMemory(axis, operandLayout));
  const long = order.filter((_, axis) => (shape[axis] ?? 1) > 1);
  return long.every((axis, index) => index === 0 || axis > (long[index - 1] ?? 0))
    ? graph.reshape(x, shape)
    : graph.emit('Transpose', [x, graph.integers(order)]);
}

function lowerConcatenate({ graph, node, layout, names }: Lowering<'concatenate'>): string {
  const axis = graph.integers([axisInMemory(node.attributes.axis, layout)], []);
  return graph.emit('ConcatV2', [...names, axis], { N: names.length });
}

function lowerSlice({ graph, node, layout, x }: Lowering<'slice'>): string {
  const { axis, start } = node.attributes;
  const moved = axisInMemory(axis, layout);
  const starts = node.shape.map((_, index) => (index === moved ? start : 0));
  const sizes = graph.integers(inMemory(node.shape, layout));
  return graph.emit('Slice', [x, graph.integers(starts), sizes], indices);
}

function lowerPad({ graph, node, layout, x }: Lowering<'pad'>): string {
  const { axis, before, after } = node.attributes;
  const moved = axisInMemory(axis, layout);
  const amounts = node.shape.flatMap((_, index) => (index === moved ? [before, after] : [0, 0]));
  return graph.emit('Pad', [x, graph.integers(amounts, [node.shape.length, 2])]);
}

/** `input` is the program's own: whether it is fed or kept is not the operation's business. */
export const loweringTable: { readonly [K in Exclude<OperationName, 'input'>]: Row<K> } = {
  constant: ({ graph, node, layout }) => graph.filled(node.attributes.value, inMemory(node.shape, layout)),
  stop: ({ x }) => x,
  add: (lowering) => lowerPair('AddV2', lowering),
  subtract: (lowering) => lowerPair('Sub', lowering),
  multiply: (lowering) => lowerPair('Mul', lowering),
  power: lowerPower,
  exponential: ({ graph, x }) => graph.emit('Exp', [x]),
  sigmoid: ({ graph, x }) => graph.emit('Sigmoid', [x]),
  errorFunction: ({ graph, x }) => graph.emit('Erf', [x]),
  gate: ({ graph, node, x, y }) =>
    node.inputs[0] === node.inputs[1] ? graph.emit('Relu', [x]) : graph.emit('ReluGrad', [x, y]),
  sum: lowerSum,
  broadcast: ({ graph, node, layout, operandLayout, x }) =>
    stretch(graph, x, inMemory(node.inputs[0]?.shape ?? [], operandLayout), inMemory(node.shape, layout)),
  logSumExp: lowerLogSumExp,
  reshape: ({ graph, node, x }) => graph.reshape(x, node.shape),
  transpose: lowerTranspose,
  concatenate: lowerConcatenate,
  slice: lowerSlice,
  pad: lowerPad,
  matrixProduct: lowerMatrixProduct,
  convolution: lowerConvolution,
  convolutionInputGradient: lowerInputGradient,
  convolutionFilterGradient: lowerFilterGradient,
  maxPool: lowerMaxPool,
  maxUnpool: lowerMaxUnpool,
  selectAtMaximum: lowerSelect,
  sumPool: lowerSumPool,
  sumUnpool: lowerSumUnpool,
  resample: lowerResample,
  resampleAdjoint: lowerResampleAdjoint,
};
