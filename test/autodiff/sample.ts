/** @file What a sample of an operation is: operands with values that suit it, and the expression to differentiate. */
import { Graph, type Node, type Shape } from '../../src/autodiff/node.js';
import type { Value } from '../../src/engines/reference/values.js';
import { normal, positive, separated } from './values.js';

export interface SampleOperand {
  readonly shape: Shape;
  readonly values: (shape: Shape, ...keys: readonly string[]) => Value;
  /** Whether derivatives are taken with respect to it, and whether the expression is linear in it. */
  readonly role: 'linear' | 'differentiated' | 'fixed';
}

export interface Sample {
  readonly title: string;
  readonly operands: readonly SampleOperand[];
  readonly build: (x: Node, y: Node, all: readonly Node[]) => Node;
}

/** At least one sample of an operation. */
export type Samples = readonly [Sample, ...Sample[]];

export const sample = (
  title: string,
  operands: readonly SampleOperand[],
  build: Sample['build'],
): Sample => ({ title, operands, build });

/** A sample for each case. */
export function each<Case>(cases: readonly Case[], toSample: (one: Case) => Sample): Samples {
  const [first, ...others] = cases.map(toSample);
  if (!first) throw new Error('There is no case.');
  return [first, ...others];
}

/** An operand in which the expression is linear. */
export const linear = (...shape: number[]): SampleOperand => ({ shape, values: normal, role: 'linear' });
export const free = (...shape: number[]): SampleOperand => ({
  shape,
  values: normal,
  role: 'differentiated',
});
export const freePositive = (...shape: number[]): SampleOperand => ({ ...free(...shape), values: positive });
/** An operand that decides something: no small step changes the decision. */
export const deciding = (...shape: number[]): SampleOperand => ({ ...free(...shape), values: separated });
/** An operand that no derivative is taken of. */
export const fixed = (...shape: number[]): SampleOperand => ({ shape, values: normal, role: 'fixed' });

export interface BuiltSample {
  readonly graph: Graph;
  readonly result: Node;
  /** One input for each operand, named `operand<index>`. */
  readonly operands: readonly Node[];
  /** The operands that derivatives are taken of. */
  readonly parameters: readonly Node[];
  /** Values of the operands, by name; they are exact in float32. */
  readonly feeds: Map<string, Value>;
}

/** Builds the expression of a sample in a graph of its own. */
export function buildSample({ title, operands, build }: Sample): BuiltSample {
  const graph = new Graph();
  const feeds = new Map<string, Value>();
  const nodes = operands.map(({ shape, values }, index) => {
    feeds.set(`operand${index}`, values(shape, title, `operand${index}`));
    return graph.input(`operand${index}`, shape);
  });
  const [x, y = x] = nodes;
  if (!x || !y) throw new Error(`The sample "${title}" has no operand.`);
  return {
    graph,
    result: build(x, y, nodes),
    operands: nodes,
    parameters: nodes.filter((_, index) => operands[index]?.role !== 'fixed'),
    feeds,
  };
}
