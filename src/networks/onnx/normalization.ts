/** @file Normalizations as ONNX nodes. Layer normalization has no operator of its own in this operator set. */
import { filled } from '../../tensor/host-tensor.js';
import type { NodeWriter, Operand } from './graph.js';
import type { Rows } from './lowering.js';
import { openShape } from './shapes.js';

/** y·γ + β, where they are given. */
function scaledAndShifted(to: NodeWriter, y: string, weight?: string, bias?: string): string {
  const scaled = weight === undefined ? y : to.node('Mul', [y, weight]);
  return bias === undefined ? scaled : to.node('Add', [scaled, bias]);
}

/** A vector of the channels, as maps are stretched against it. */
const perChannel = (to: NodeWriter, vector: Operand | undefined, { shape }: Operand): string | undefined =>
  vector && to.node('Reshape', [vector.name, to.integers([-1, ...shape.slice(2).map(() => 1)])]);

export const normalizations: Rows<'batchNormalization' | 'layerNormalization' | 'groupNormalization'> = {
  batchNormalization: ({ to, names, step }) =>
    to.node('BatchNormalization', names, { epsilon: { float: step.attributes.epsilon } }),
  layerNormalization: ({ to, x, names: [, weight, bias], step: { attributes } }) => {
    const axes = Array.from({ length: attributes.axes }, (_, index) => index - attributes.axes);
    const centered = to.node('Sub', [x.name, to.node('ReduceMean', [x.name], { axes, keepdims: 1 })]);
    const squares = to.node('Pow', [centered, to.scalar(2)]);
    const variance = to.node('ReduceMean', [squares], { axes, keepdims: 1 });
    const deviation = to.node('Sqrt', [to.node('Add', [variance, to.scalar(attributes.epsilon)])]);
    return scaledAndShifted(to, to.node('Div', [centered, deviation]), weight, bias);
  },
  // The groups are the channels of a sequence.
  groupNormalization: ({ to, x, inputs: [, weight, bias], step: { attributes, shape } }) => {
    const { groups, epsilon } = attributes;
    const sequences = to.node('Reshape', [x.name, to.integers([0, groups, -1])]);
    const [scale, shift] = [1, 0].map((value) => to.floats(`groups of ${value}`, filled([groups], value)));
    const normalized = to.node('InstanceNormalization', [sequences, scale ?? '', shift ?? ''], {
      epsilon: { float: epsilon },
    });
    const y = to.node('Reshape', [normalized, openShape(to, shape)]);
    return scaledAndShifted(to, y, perChannel(to, weight, x), perChannel(to, bias, x));
  },
};
