/** @file One step alone, computed by the reference engine. */
import { Graph, type Node } from '../../src/autodiff/node.js';
import type { StepAttributes, StepOf, StepOperation } from '../../src/catalog/networks/step.js';
import { evaluate } from '../../src/engines/reference/engine.js';
import type { Value } from '../../src/engines/reference/values.js';
import { stepExpression } from '../../src/networks/steps.js';

interface Given<Operation extends StepOperation> {
  readonly attributes: StepAttributes[Operation];
  readonly inputs: readonly Value[];
  readonly training?: boolean;
}

/** The value that a step puts out, and what it leaves of running statistics. */
export function runStep<Operation extends StepOperation>(operation: Operation, given: Given<Operation>) {
  const graph = new Graph();
  const names = given.inputs.map((_, index) => `input${index}`);
  const nodes = given.inputs.map(({ shape }, index) => graph.input(names[index] ?? '', shape));
  const statistics = new Map<string, Node>();
  const { attributes } = given;
  const step: StepOf<Operation> = {
    operation,
    inputs: names,
    attributes,
    output: '%',
    shape: [],
    module: '',
  };
  const images = given.inputs[0]?.shape[0] ?? 1;
  const context = { images, training: given.training ?? false, statistics, mask: () => undefined };
  const node = stepExpression(step, nodes, context);
  const values = evaluate([node, ...statistics.values()], (name) => given.inputs[names.indexOf(name)]);
  const numbers = (of: Node) => [...(values.get(of)?.data ?? [])];
  return {
    shape: node.shape,
    numbers: numbers(node),
    statistics: new Map([...statistics].map(([name, of]) => [name, numbers(of)])),
  };
}
