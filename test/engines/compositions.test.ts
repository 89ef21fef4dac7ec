/** @file Random compositions of operations, with their gradients, on every engine against the reference engine. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gradient } from '../../src/autodiff/gradient.js';
import { Graph, isOperation, type Node, topologicalOrder } from '../../src/autodiff/node.js';
import { evaluate } from '../../src/engines/reference/engine.js';
import type { Value } from '../../src/engines/reference/values.js';
import { projection } from '../autodiff/samples.js';
import { norm, normal } from '../autodiff/values.js';
import { expectAgreement, fastEngines } from './agreement.js';
import { compose, compositions } from './compositions.js';

/** Differences between elements that float32 may round to nothing, or make of nothing. */
const near = 1e-4;

const isNear = (difference: number): boolean => difference !== 0 && Math.abs(difference) < near;

/** Whether float32 might decide otherwise than float64 at a gate or in a pooling window. */
function decidesNarrowly(node: Node, values: ReadonlyMap<Node, Value>): boolean {
  const [x, y = x] = node.inputs;
  const decider = y && values.get(y);
  if (!decider) return false;
  if (isOperation(node, 'gate')) return decider.data.some(isNear);
  if (!isOperation(node, 'maxPool')) return false;
  const sorted = decider.data.toSorted();
  return sorted.some((element, k) => k > 0 && isNear(element - (sorted[k - 1] ?? element)));
}

test.each(fastEngines)('%s computes random compositions and their gradients', async (_, engine) => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(compositions, async (steps) => {
      const graph = new Graph();
      const { result, parameters } = compose(steps, graph);
      const feeds = new Map<string, Value>();
      for (const node of parameters)
        if (isOperation(node, 'input'))
          feeds.set(node.attributes.name, normal(node.shape, node.attributes.name));
      const gradients = gradient(projection(result, 'projection', feeds), parameters);
      const nodes = [result, ...gradients];
      const values = evaluate(nodes, (name) => feeds.get(name));
      const tame = [...values.values()].every((value) => norm(value) < 1e5);
      fc.pre(tame && !topologicalOrder(nodes).some((node) => decidesNarrowly(node, values)));
      compared += 1;
      const named = gradients.map((node, index) => [`gradient ${index}`, node] as const);
      const tolerance = { relative: 1e-4, absolute: 1e-4 };
      await expectAgreement(engine, { result, ...Object.fromEntries(named) }, feeds, tolerance);
    }),
    { seed: 20190515, numRuns: 150 },
  );
  expect(compared).toBeGreaterThanOrEqual(150);
});
