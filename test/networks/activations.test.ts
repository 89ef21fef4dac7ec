/** @file Steps that act on each element alone give what their formulas say. */
import { expect, test } from 'vitest';
import { Graph, type Node } from '../../src/autodiff/node.js';
import type { StepAttributes, StepOf, StepOperation } from '../../src/catalog/networks/step.js';
import { OnnxRuntimeEngine } from '../../src/engines/onnxruntime/engine.js';
import { stepExpression } from '../../src/networks/steps.js';
import { value } from '../autodiff/values.js';
import { runStep } from './one-step.js';

/** Kinks, both sides of them, and far away. */
const elements = [-1e6, -30, -7, -3, -1.5, -0.25, 0, 0.25, 1, 2.5, 3, 6, 7.5, 30, 1e6];
const x = value([elements.length], elements);

/** erf by a series whose terms all have one sign. */
function erf(z: number): number {
  if (Math.abs(z) > 6) return Math.sign(z);
  let [term, sum] = [z, z];
  for (let k = 1; k < 200; k++) {
    term *= (2 * z * z) / (2 * k + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z) * sum;
}
const sigma = (z: number) => 1 / (1 + Math.exp(-z));
const relu6 = (z: number) => Math.min(Math.max(z, 0), 6);
const none = {};

function elementwise<Operation extends StepOperation>(
  title: string,
  operation: Operation,
  attributes: StepAttributes[Operation],
  formula: (element: number) => number,
): void {
  test(`${title} gives what its formula says`, () => {
    const { numbers } = runStep(operation, { attributes, inputs: [x] });
    const wrong = numbers.flatMap((number, k) => {
      const wanted = formula(elements[k] ?? Number.NaN);
      return Math.abs(number - wanted) <= 1e-12 * Math.max(1, Math.abs(wanted))
        ? []
        : [[elements[k], number, wanted]];
    });
    expect(wrong).toEqual([]);
  });
}

elementwise('relu', 'relu', none, (z) => Math.max(z, 0));
elementwise('relu6', 'relu6', none, relu6);
elementwise('leaky relu', 'leakyRelu', { slope: 0.1 }, (z) => (z > 0 ? z : 0.1 * z));
elementwise('sigmoid', 'sigmoid', none, sigma);
elementwise('hard sigmoid', 'hardSigmoid', none, (z) => relu6(z + 3) / 6);
elementwise('hard swish', 'hardSwish', none, (z) => (z * relu6(z + 3)) / 6);
elementwise('silu', 'silu', none, (z) => z * sigma(z));
elementwise('gelu', 'gelu', { approximation: 'none' }, (z) => (z * (1 + erf(z / Math.SQRT2))) / 2);
elementwise('gelu with tanh', 'gelu', { approximation: 'tanh' }, (z) => {
  return (z * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z ** 3)))) / 2;
});
elementwise('tanh', 'tanh', none, Math.tanh);
elementwise('clamp', 'clamp', { minimum: -1.5, maximum: 3 }, (z) => Math.min(Math.max(z, -1.5), 3));
elementwise('clamp from below', 'clamp', { minimum: 0.25 }, (z) => Math.max(z, 0.25));
elementwise('clamp from above', 'clamp', { maximum: -3 }, (z) => Math.min(z, -3));
elementwise('erf', 'errorFunction', none, erf);
elementwise('a cube', 'power', { exponent: 3 }, (z) => z ** 3);
elementwise('an affine step', 'affine', { factor: -2, shift: 0.5 }, (z) => -2 * z + 0.5);

test('a clamp leaves what is between far bounds as it is, and gives the bounds, in float32 too', async () => {
  const graph = new Graph();
  const context = { images: 1, training: false, statistics: new Map<string, Node>(), mask: () => undefined };
  const attributes = { minimum: -65504, maximum: 65504 };
  const step: StepOf<'clamp'> = {
    operation: 'clamp',
    inputs: ['x'],
    attributes,
    output: '%',
    shape: [],
    module: '',
  };
  const y = stepExpression(step, [graph.input('x', [5])], context);
  const engine = new OnnxRuntimeEngine();
  const program = await engine.compile({ outputs: { y }, updates: {} }, await engine.createState(new Map()));
  const data = Float32Array.of(-3e38, -1e-3, 1e-7, 0.1, 3e38);
  const outputs = await program.run(new Map([['x', { shape: [5], data }]]));
  expect([...(outputs.get('y')?.data ?? [])]).toEqual([-65504, data[1], data[2], data[3], 65504]);
});
