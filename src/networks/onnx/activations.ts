/** @file Functions of each number as ONNX nodes. */
import type { StepOperation } from '../../catalog/networks/step.js';
import type { Attributes } from '../../engines/onnxruntime/attribute.js';
import type { NodeWriter } from './graph.js';
import type { Row, Rows } from './lowering.js';

/** The operator of the same meaning. */
const same =
  (operator: string, attributes: Attributes = {}): Row<StepOperation> =>
  ({ to, names }) =>
    to.node(operator, names, attributes);

/** relu6(x + 3) / 6, written out: OpenCV 5.0 takes `HardSigmoid` within a network for another function. */
function hardSigmoid(to: NodeWriter, x: string): string {
  const clipped = to.node('Clip', [to.node('Add', [x, to.scalar(3)]), to.scalar(0), to.scalar(6)]);
  return to.node('Mul', [clipped, to.scalar(1 / 6)]);
}

/** x·(1 + erf(x/√2))/2, or with √(2/π)·(x + 0.044715 x³) in a tanh instead. */
const gelu: Row<'gelu'> = ({ to, x: { name: x }, step }) => {
  const { approximation } = step.attributes;
  const shaped =
    approximation === 'none'
      ? to.node('Erf', [to.node('Div', [x, to.scalar(Math.SQRT2)])])
      : to.node('Tanh', [to.node('Mul', [tanhArgument(to, x), to.scalar(Math.sqrt(2 / Math.PI))])]);
  return to.node('Mul', [to.node('Mul', [x, to.node('Add', [shaped, to.scalar(1)])]), to.scalar(0.5)]);
};

function tanhArgument(to: NodeWriter, x: string): string {
  const cubic = to.node('Mul', [to.node('Pow', [x, to.scalar(3)]), to.scalar(0.044715)]);
  return to.node('Add', [x, cubic]);
}

export const activations: Rows<
  | 'relu'
  | 'relu6'
  | 'leakyRelu'
  | 'sigmoid'
  | 'hardSigmoid'
  | 'hardSwish'
  | 'silu'
  | 'gelu'
  | 'tanh'
  | 'clamp'
  | 'exponential'
  | 'errorFunction'
  | 'power'
  | 'softmax'
> = {
  relu: same('Relu'),
  relu6: ({ to, x }) => to.node('Clip', [x.name, to.scalar(0), to.scalar(6)]),
  leakyRelu: ({ to, x, step }) => to.node('LeakyRelu', [x.name], { alpha: { float: step.attributes.slope } }),
  sigmoid: same('Sigmoid'),
  hardSigmoid: ({ to, x }) => hardSigmoid(to, x.name),
  hardSwish: ({ to, x }) => to.node('Mul', [x.name, hardSigmoid(to, x.name)]),
  silu: ({ to, x }) => to.node('Mul', [x.name, to.node('Sigmoid', [x.name])]),
  gelu,
  tanh: same('Tanh'),
  clamp: ({ to, x, step }) => {
    const { minimum, maximum } = step.attributes;
    const least = minimum === undefined ? '' : to.scalar(minimum);
    return to.node('Clip', [x.name, least, ...(maximum === undefined ? [] : [to.scalar(maximum)])]);
  },
  exponential: same('Exp'),
  errorFunction: same('Erf'),
  power: ({ to, x, step }) => to.node('Pow', [x.name, to.scalar(step.attributes.exponent)]),
  softmax: ({ to, x, step }) => to.node('Softmax', [x.name], { axis: step.attributes.axis }),
};
