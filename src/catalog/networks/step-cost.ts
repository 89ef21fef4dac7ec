/** @file What a step costs for one image: multiply-adds of convolutions and products, numbers that training keeps. */
import type { Parameter } from './description.js';
import { countOf, type Step, type ValueShape } from './step.js';

type Shapes = ReadonlyMap<string, ValueShape>;

/** Multiply-adds of one step for one image. @param shapes of tensors and of the values before it. */
export function multiplyAddsOfStep(step: Step, shapes: Shapes): number {
  const [left = '', right = ''] = step.inputs;
  switch (step.operation) {
    case 'convolution':
    case 'linear': {
      // Every number put out is a sum over one filter, or one row of the weights.
      const weight = shapes.get(right) ?? [];
      return countOf(step.shape) * countOf(weight.slice(1));
    }
    case 'matrixProduct': {
      const operand = shapes.get(left) ?? [];
      const common = operand.at(step.attributes.transposeLeft ? -2 : -1) ?? 1;
      return countOf(step.shape) * countOf([common]);
    }
    default:
      return 0;
  }
}

/** Numbers that a step puts out for one image: what training has to keep for the gradient. A reshaping keeps nothing. */
export function activationsOfStep(step: Step): number {
  return step.operation === 'reshape' ? 0 : countOf(step.shape);
}

/** Multiply-adds of all steps for one image. */
export function multiplyAddsOf(
  steps: readonly Step[],
  tensors: readonly Pick<Parameter, 'name' | 'shape'>[],
): number {
  const shapes = shapesOf(steps, tensors);
  return steps.reduce((sum, step) => sum + multiplyAddsOfStep(step, shapes), 0);
}

/** The shapes of all values and tensors by name. */
export function shapesOf(
  steps: readonly Step[],
  tensors: readonly Pick<Parameter, 'name' | 'shape'>[],
): ReadonlyMap<string, ValueShape> {
  return new Map([
    ...tensors.map(({ name, shape }): [string, ValueShape] => [name, shape]),
    ...steps.map(({ output, shape }): [string, ValueShape] => [output, shape]),
  ]);
}
