/** @file What a network computes of its tensors alone, before any image. */
import { Graph, type Node } from '../../autodiff/node.js';
import { imageValue, type Step } from '../../catalog/networks/step.js';
import { evaluate } from '../../engines/reference/engine.js';
import type { HostTensor, NamedTensors } from '../../tensor/host-tensor.js';
import { stepExpression } from '../steps.js';

const countsImages = ({ shape }: Step): boolean => shape.some((size) => typeof size !== 'number');

/** Steps that need no image, in order. */
export function constantSteps(steps: readonly Step[]): Step[] {
  const varying = new Set([imageValue]);
  return steps.filter((step) => {
    const isConstant = !countsImages(step) && !step.inputs.some((input) => varying.has(input));
    if (!isConstant) varying.add(step.output);
    return isConstant;
  });
}

/** The values of steps that need no image, those that other steps read. */
export function constantValues(steps: readonly Step[], tensors: NamedTensors): Map<string, HostTensor> {
  const constant = new Set(constantSteps(steps));
  const graph = new Graph();
  const values = new Map<string, Node>();
  const expressionOf = (name: string): Node => {
    const expression = values.get(name) ?? graph.input(name, tensors.get(name)?.shape ?? []);
    values.set(name, expression);
    return expression;
  };
  const context = { images: 1, training: false, statistics: new Map(), mask: () => undefined };
  for (const step of constant)
    values.set(step.output, stepExpression(step, step.inputs.map(expressionOf), context));
  const read = new Set(steps.filter((step) => !constant.has(step)).flatMap(({ inputs }) => inputs));
  const results = [...constant].flatMap(({ output }) => {
    const node = read.has(output) ? values.get(output) : undefined;
    return node ? [{ output, node }] : [];
  });
  const numbers = evaluate(
    results.map(({ node }) => node),
    (name) => {
      const tensor = tensors.get(name);
      return tensor && { shape: tensor.shape, data: Float64Array.from(tensor.data) };
    },
  );
  return new Map(
    results.map(({ output, node }) => {
      const { data = [] } = numbers.get(node) ?? {};
      return [output, { shape: node.shape, data: Float32Array.from(data) }];
    }),
  );
}
