/** @file Forward passes: shapes that the catalog promises, and batch normalization in training and evaluation. */
import { expect, test } from 'vitest';
import { Graph } from '../../src/autodiff/node.js';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import { networkNames } from '../../src/catalog/networks/table.js';
import { evaluate } from '../../src/engines/reference/engine.js';
import type { Value } from '../../src/engines/reference/values.js';
import { normalizeByBatch, normalizeByRunning } from '../../src/networks/batch-normalization.js';
import { forward } from '../../src/networks/forward.js';

for (const network of networkNames) {
  test(`feature maps and logits of ${network} have the shapes that the catalog says`, () => {
    const description = describeNetwork({ network, width: 1 / 4, classes: 7 });
    const graph = new Graph();
    const tensors = [...description.parameters, ...description.statistics];
    const nodes = new Map(tensors.map(({ name, shape }) => [name, graph.input(name, shape)]));
    const { height, width } = description.image;
    const result = forward(description, nodes, graph.input('images', [2, 3, height, width]), true);
    const shapes = [...result.features].map(([name, { shape }]) => [name, shape]);
    expect(shapes).toEqual(description.features.map(({ name, shape }) => [name, [2, ...shape]]));
    expect(result.logits.shape).toEqual([2, 7]);
    expect([...result.statistics.keys()]).toEqual(description.statistics.map(({ name }) => name));
  });
}

test('a network without one of its parameters is refused by name', () => {
  const description = describeNetwork({ network: 'vgg9', width: 1 / 16, classes: 3 });
  const graph = new Graph();
  const images = graph.input('images', [1, 3, 32, 32]);
  expect(() => forward(description, new Map(), images, true)).toThrow(/features\.0\.weight/);
});

/** Two channels of six numbers each: 2 images of 1x3 positions. */
const [images, channels, width] = [2, 2, 3];
const x: Value = {
  shape: [images, channels, 1, width],
  data: Float64Array.from({ length: images * channels * width }, (_, k) => k * k),
};
const vector = (...values: number[]): Value => ({ shape: [channels], data: Float64Array.from(values) });
const given = new Map([
  ['x', x],
  ['weight', vector(2, 3)],
  ['bias', vector(0.5, -1)],
  ['runningMean', vector(10, 20)],
  ['runningVariance', vector(4, 9)],
]);

/** All numbers of a channel. */
function channelOf({ data }: Value, channel: number): number[] {
  return [...data].filter((_, k) => Math.floor(k / width) % channels === channel);
}

/** Normalizes x by the batch or by running statistics. */
function normalize(how: typeof normalizeByBatch | typeof normalizeByRunning) {
  const graph = new Graph();
  const node = (name: string) => graph.input(name, given.get(name)?.shape ?? []);
  const result = how(node('x'), {
    weight: node('weight'),
    bias: node('bias'),
    runningMean: node('runningMean'),
    runningVariance: node('runningVariance'),
    epsilon: 1e-5,
    momentum: 0.1,
  });
  const nodes = [result.y, result.runningMean ?? result.y, result.runningVariance ?? result.y];
  const values = evaluate(nodes, (name) => given.get(name));
  const [y = x, runningMean = x, runningVariance = x] = nodes.map((each) => values.get(each));
  return { y, runningMean, runningVariance };
}

test('in training a channel gets the deviation γ and the mean β of its batch', () => {
  const { y } = normalize(normalizeByBatch);
  for (const [channel, { deviation, mean }] of [
    { deviation: 2, mean: 0.5 },
    { deviation: 3, mean: -1 },
  ].entries()) {
    const numbers = channelOf(y, channel);
    const center = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    const variance = numbers.reduce((sum, value) => sum + (value - center) ** 2, 0) / numbers.length;
    expect(center).toBeCloseTo(mean, 10);
    expect(Math.sqrt(variance)).toBeCloseTo(deviation, 5);
  }
});

test('running statistics take a tenth of the mean and of the unbiased variance of the batch', () => {
  const { runningMean, runningVariance } = normalize(normalizeByBatch);
  for (const [channel, before] of [
    { mean: 10, variance: 4 },
    { mean: 20, variance: 9 },
  ].entries()) {
    const numbers = channelOf(x, channel);
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    const variance = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (numbers.length - 1);
    expect(runningMean.data[channel]).toBeCloseTo(0.9 * before.mean + 0.1 * mean, 10);
    expect(runningVariance.data[channel]).toBeCloseTo(0.9 * before.variance + 0.1 * variance, 10);
  }
});

test('in evaluation the running statistics decide, whatever the batch', () => {
  const { y } = normalize(normalizeByRunning);
  const expected = (value: number, channel: number) =>
    channel === 0
      ? (2 * (value - 10)) / Math.sqrt(4 + 1e-5) + 0.5
      : (3 * (value - 20)) / Math.sqrt(9 + 1e-5) - 1;
  for (const channel of [0, 1]) {
    const wanted = channelOf(x, channel).map((value) => expected(value, channel));
    const found = channelOf(y, channel);
    expect(found.map((value, k) => Math.abs(value - (wanted[k] ?? Number.NaN)) < 1e-10)).not.toContain(false);
  }
});
