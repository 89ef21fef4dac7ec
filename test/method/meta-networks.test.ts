/** @file What and where: channel weights w and pair weights λ of images, at the start and after learning. */
import { expect, test } from 'vitest';
import { Graph } from '../../src/autodiff/node.js';
import { toValues } from '../../src/cli/golden/runner.js';
import { evaluate } from '../../src/engines/reference/engine.js';
import type { Value } from '../../src/engines/reference/values.js';
import { iterationProgram } from '../../src/method/iteration.js';
import { channelWeights, pairWeight } from '../../src/method/meta-networks.js';
import { randomStream } from '../../src/tensor/random.js';
import { batch, runExactly, tinyFeeds, tinySetup, tinyState } from './tiny.js';

const [images, channels, size] = [6, 5, 3];

function randomValue(shape: readonly number[], scale: number, offset = 0): Value {
  const random = randomStream('meta', shape.join());
  const count = shape.reduce((product, each) => product * each, 1);
  return { shape, data: Float64Array.from({ length: count }, () => offset + scale * random.normal()) };
}

/** w and λ of random feature maps, from meta-networks with large random weights. */
function learned(whereBias: number) {
  const values = new Map([
    ['map', randomValue([images, channels, size, size], 1, 1)],
    ['what.0.weight', randomValue([channels, channels], 5)],
    ['what.0.bias', randomValue([channels], 5)],
    ['where.0.weight', randomValue([1, channels], 5)],
    ['where.0.bias', randomValue([1], 0, whereBias)],
  ]);
  const graph = new Graph();
  const nodes = new Map([...values].map(([name, { shape }]) => [name, graph.input(name, shape)]));
  const map = nodes.get('map') ?? graph.constant(0);
  const [w, lambda] = [channelWeights(nodes, 0, map), pairWeight(nodes, 0, map)];
  const results = evaluate([w, lambda], (name) => values.get(name));
  return { w: [...(results.get(w)?.data ?? [])], lambda: [...(results.get(lambda)?.data ?? [])] };
}

test('the channel weights w of every image sum to 1', () => {
  const { w } = learned(0);
  const sums = Array.from({ length: images }, (_, image) =>
    w.slice(image * channels, (image + 1) * channels).reduce((sum, value) => sum + value, 0),
  );
  expect(Math.max(...sums.map((sum) => Math.abs(sum - 1)))).toBeLessThan(1e-12);
});

test('pair weights λ stay between 0 and 6', () => {
  const all = [-20, 0, 20].flatMap((bias) => learned(bias).lambda);
  expect(Math.min(...all)).toBe(0);
  expect(Math.max(...all)).toBe(6);
});

test('w and λ differ from image to image once they have learned', () => {
  const { w, lambda } = learned(2);
  expect(new Set(w).size).toBe(images * channels);
  expect(new Set(lambda).size).toBeGreaterThan(1);
});

/** w and λ of a run that has not begun, on real-looking images. */
function initial() {
  const setup = tinySetup('l2t-ww');
  const state = tinyState(setup);
  const { outputs } = iterationProgram(setup, state, { batch });
  const chosen = Object.entries(outputs).filter(([name]) => /^(lambda|channelWeights\.\d+)$/.test(name));
  const program = { outputs: Object.fromEntries(chosen), updates: {} };
  return { setup, ...runExactly(program, toValues(state), tinyFeeds(setup)) };
}

test('at the start w is uniform over the channels of every source layer', () => {
  const { setup, outputs } = initial();
  for (const index of setup.pairs.keys()) {
    const { shape: [, count = 0] = [], data = [] } = outputs.get(`channelWeights.${index}`) ?? {};
    expect(Math.min(...data)).toBeCloseTo(1 / count, 12);
    expect(Math.max(...data)).toBeCloseTo(1 / count, 12);
  }
});

test('at the start λ is about 1, and not the same for all pairs', () => {
  const { setup, outputs } = initial();
  const lambda = [...(outputs.get('lambda')?.data ?? [])];
  const mean = lambda.reduce((sum, value) => sum + value, 0) / lambda.length;
  expect(mean).toBeGreaterThan(0.5);
  expect(mean).toBeLessThan(1.5);
  expect(new Set(lambda).size).toBeGreaterThan(setup.pairs.length);
});
