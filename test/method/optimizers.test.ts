/** @file A step of Adam on the meta-networks, against plain arithmetic. */
import { expect, test } from 'vitest';
import { Graph } from '../../src/autodiff/node.js';
import { evaluate } from '../../src/engines/reference/engine.js';
import { adamStep } from '../../src/method/optimizers.js';

const options = { learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 0.5, weightDecay: 0.2 };
const given = { parameter: 3, gradient: 0.7, first: 0.4, second: 0.05, ofFirst: 2, ofSecond: 4 };

test('Adam adds the weight decay to the gradient, corrects both moments, and epsilon to the root', () => {
  const graph = new Graph();
  const input = (name: keyof typeof given) => graph.input(name, []);
  const one = (name: keyof typeof given) => new Map([['φ', input(name)]]);
  const state = { parameters: one('parameter'), first: one('first'), second: one('second') };
  const corrections = { first: input('ofFirst'), second: input('ofSecond') };
  const { parameters } = adamStep(state, one('gradient'), corrections, options);
  const stepped = parameters.get('φ') ?? input('parameter');
  const values = new Map(Object.entries(given));
  const results = evaluate([stepped], (name) => ({
    shape: [],
    data: Float64Array.of(values.get(name) ?? Number.NaN),
  }));

  const decayed = 0.7 + 0.2 * 3;
  const [first, second] = [0.9 * 0.4 + 0.1 * decayed, 0.99 * 0.05 + 0.01 * decayed ** 2];
  expect(results.get(stepped)?.data[0]).toBeCloseTo(
    3 - (0.1 * 2 * first) / (Math.sqrt(4 * second) + 0.5),
    12,
  );
});
