/** @file First and second derivatives of every operation against central differences in float64. */
import { describe, expect, test } from 'vitest';
import { operationTable } from '../../src/autodiff/derivatives.js';
import { gradient } from '../../src/autodiff/gradient.js';
import { type Node, topologicalOrder } from '../../src/autodiff/node.js';
import type { Value } from '../../src/engines/reference/values.js';
import { buildSample } from './sample.js';
import { allSamples, differentiatedSample, projection } from './samples.js';
import { dot, evaluateAll, evaluateOne, moved, norm, normal } from './values.js';

const step = 1e-4;
const directions = ['first', 'second', 'third'];

/** Holds a gradient's slope in random directions against central differences of the scalar that it is taken of. */
function expectSlopes(
  scalar: Node,
  parameters: readonly Node[],
  gradients: readonly Node[],
  feeds: ReadonlyMap<string, Value>,
): void {
  const values = evaluateAll(gradients, feeds);
  for (const [index, parameter] of parameters.entries()) {
    const name = parameter.operation === 'input' ? parameter.attributes.name : '';
    const [at, slopes] = [feeds.get(name), values[index]];
    if (!at || !slopes) throw new Error(`The operand ${name} has no value.`);
    for (const key of directions) {
      const direction = normal(at.shape, 'direction', key);
      const along = (factor: number) =>
        evaluateOne(scalar, new Map([...feeds, [name, moved(at, direction, factor)]])).data[0] ?? Number.NaN;
      const difference = (along(step) - along(-step)) / (2 * step);
      const tolerance = 1e-6 * (1 + norm(slopes) * norm(direction));
      expect(Math.abs(difference - dot(slopes, direction)), `${name}, ${key}`).toBeLessThan(tolerance);
    }
  }
}

describe.each(allSamples)('%s, %s', (operation, _, sample) => {
  test('is a sample of that operation', () => {
    const operations = topologicalOrder([buildSample(sample).result]).map((node) => node.operation);
    expect(operations).toContain(operation);
  });

  test('has the first derivative that central differences show', () => {
    const { loss, parameters, first, feeds } = differentiatedSample(sample);
    expectSlopes(loss, parameters, first, feeds);
  });

  test('has the second derivative that central differences show', () => {
    const { slope, parameters, second, feeds } = differentiatedSample(sample);
    expectSlopes(slope, parameters, second, feeds);
  });
});

const linearSamples = allSamples.filter(([, , { operands }]) =>
  operands.some(({ role }) => role === 'linear'),
);

test.each(linearSamples)('%s, %s: <A x, u> = <x, Aᵀ u> where it is linear', (_operation, _title, sample) => {
  const { result, operands, feeds } = buildSample(sample);
  const product = projection(result, 'u', feeds);
  const whole = evaluateOne(product, feeds).data[0] ?? Number.NaN;
  const scale =
    norm(evaluateOne(result, feeds)) * norm(evaluateOne(result.graph.input('u', result.shape), feeds));
  for (const [index, operand] of operands.entries()) {
    if (sample.operands[index]?.role !== 'linear') continue;
    const [transposed = operand] = gradient(product, [operand]);
    const back = dot(evaluateOne(operand, feeds), evaluateOne(transposed, feeds));
    expect(Math.abs(whole - back), `operand ${index}`).toBeLessThan(1e-12 * (1 + scale));
  }
});

test('every operation of the table is documented', () => {
  const undocumented = Object.entries(operationTable).filter(([, { documentation }]) => documentation === '');
  expect(undocumented).toEqual([]);
});
