/** @file Attention-based feature distillation against the formula as plain loops, and its slopes against central differences. */
import { expect, test } from 'vitest';
import { gradient } from '../../src/autodiff/gradient.js';
import { Graph, type Node } from '../../src/autodiff/node.js';
import type { Value } from '../../src/engines/reference/values.js';
import { attentionLinks } from '../../src/method/attention-links.js';
import { weighPairs } from '../../src/method/feature-matching.js';
import { linkParameters, linkWidth } from '../../src/method/link-parameters.js';
import { dot, evaluateAll, moved, normal } from '../autodiff/values.js';
import { exactIteration, tinySetup, tinyState, withFewPairs } from './tiny.js';
import { train } from './train.js';

const images = 3;
const channels: Readonly<Record<string, number>> = { A: 2, B: 3, one: 4, two: 5 };
const sizes: Readonly<Record<string, number>> = { A: 4, B: 2, one: 4, two: 6 };
/** A teaches both layers of the target, B the second alone. */
const pairs = [
  { source: 0, sourceLayer: 'A', targetLayer: 'one' },
  { source: 0, sourceLayer: 'A', targetLayer: 'two' },
  { source: 0, sourceLayer: 'B', targetLayer: 'two' },
];
const rows = linkParameters(pairs, ({ sourceLayer, targetLayer }) => ({
  source: channels[sourceLayer] ?? 0,
  target: channels[targetLayer] ?? 0,
}));

const shapes = new Map<string, readonly number[]>([
  ...rows.map(({ name, shape }) => [name, shape] as const),
  ...Object.keys(sizes).map(
    (name) => [name, [images, channels[name] ?? 0, sizes[name] ?? 0, sizes[name] ?? 0]] as const,
  ),
]);
const feeds = new Map([...shapes].map(([name, shape]) => [name, normal(shape, 'links', name)]));

/** The expression on inputs of these names. */
function built() {
  const graph = new Graph();
  const inputs = new Map(
    [...shapes].map(([name, shape]): [string, Node] => [name, graph.input(name, shape)]),
  );
  const matching = attentionLinks(weighPairs(pairs, [inputs], new Map()), inputs, inputs);
  return { ...matching, inputs };
}

const element = (name: string, ...place: readonly number[]): number => {
  const { shape, data } = feeds.get(name) ?? { shape: [], data: [] };
  return data[place.reduce((offset, index, axis) => offset * (shape[axis] ?? 1) + index, 0)] ?? Number.NaN;
};
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);
const average = (numbers: readonly number[]) => total(numbers) / numbers.length;

/** Linear layer, then batch normalization over the rows. */
function normalized(name: string, input: readonly (readonly number[])[]): number[][] {
  const outputs = upTo(shapes.get(`${name}.bias`)?.[0] ?? 0);
  const values = input.map((row) =>
    outputs.map(
      (out) => total(row.map((x, k) => x * element(`${name}.weight`, out, k))) + element(`${name}.bias`, out),
    ),
  );
  return values.map((row) =>
    row.map((value, out) => {
      const column = values.map((each) => each[out] ?? 0);
      const centre = average(column);
      const variance = average(column.map((each) => (each - centre) ** 2));
      return (
        ((value - centre) / Math.sqrt(variance + 1e-5)) * element(`${name}.scale`, out) +
        element(`${name}.shift`, out)
      );
    }),
  );
}

const pooledChannels = (map: string) =>
  upTo(images).map((image) =>
    upTo(channels[map] ?? 0).map((channel) => {
      const side = upTo(sizes[map] ?? 0);
      return average(side.flatMap((row) => side.map((column) => element(map, image, channel, row, column))));
    }),
  );

/** The channel mean of squares, pooled to a size, with unit norm over the positions. */
function attentionMap(map: string, image: number, size: number): number[] {
  const from = sizes[map] ?? 0;
  const range = (place: number) =>
    upTo(from).slice(Math.floor((place * from) / size), Math.ceil(((place + 1) * from) / size));
  const values = upTo(size).flatMap((row) =>
    upTo(size).map((column) =>
      average(
        range(row).flatMap((y) =>
          range(column).map((x) =>
            average(upTo(channels[map] ?? 0).map((channel) => element(map, image, channel, y, x) ** 2)),
          ),
        ),
      ),
    ),
  );
  const norm = Math.sqrt(total(values.map((value) => value ** 2)));
  return values.map((value) => value / norm);
}

/** α of each pair, image by image, and the loss. */
function plainly() {
  const [teachers, learners] = [
    ['A', 'B'],
    ['one', 'two'],
  ];
  const queries = teachers.map((map, at) => normalized(`link.query.${at}`, pooledChannels(map)));
  const keys = learners.flatMap((map, at) =>
    normalized(`link.key.${at}`, pooledChannels(map)).map((row) => row.map((value) => Math.max(0, value))),
  );
  const linked = normalized('link.bilinear', keys);
  const d = upTo(linkWidth);
  const score = (t: number, s: number, image: number) =>
    total(
      d.map(
        (k) =>
          (linked[s * images + image]?.[t * linkWidth + k] ?? 0) * (queries[t]?.[image]?.[k] ?? 0) +
          element('link.source', t, k) * element('link.target', s, k),
      ),
    ) / Math.sqrt(linkWidth);
  const perPair = pairs.map(({ sourceLayer, targetLayer }) => {
    const [t, s] = [teachers.indexOf(sourceLayer), learners.indexOf(targetLayer)];
    const rivals = pairs.filter((other) => other.sourceLayer === sourceLayer);
    const weights = upTo(images).map((image) => {
      const scores = rivals.map((rival) => Math.exp(score(t, learners.indexOf(rival.targetLayer), image)));
      return Math.exp(score(t, s, image)) / total(scores);
    });
    const distances = upTo(images).map((image) => {
      const size = sizes[sourceLayer] ?? 0;
      const [taught, own] = [attentionMap(sourceLayer, image, size), attentionMap(targetLayer, image, size)];
      return average(taught.map((value, place) => (value - (own[place] ?? 0)) ** 2));
    });
    return { weights, loss: average(weights.map((weight, image) => weight * (distances[image] ?? 0))) };
  });
  return { perPair, loss: total(perPair.map(({ loss }) => loss)) };
}

test('the loss and the attention of each pair are those of the paper, as plain loops', () => {
  const { loss, perPair, pairWeights } = built();
  const [found, ...others] = evaluateAll([loss, ...perPair, ...pairWeights], feeds);
  const wanted = plainly();
  expect(found?.data[0]).toBeCloseTo(wanted.loss, 12);
  for (const [index, { loss: part, weights }] of wanted.perPair.entries()) {
    expect(others[index]?.data[0]).toBeCloseTo(part, 12);
    for (const [image, weight] of weights.entries())
      expect(others[pairs.length + index]?.data[image]).toBeCloseTo(weight, 12);
  }
});

test('the attention of a source layer adds up to 1 over the layers of the target that it is paired with', () => {
  const { pairWeights } = built();
  const [first, second, alone] = evaluateAll(pairWeights, feeds).map(({ data }) => data);
  for (const image of upTo(images)) {
    expect((first?.[image] ?? 0) + (second?.[image] ?? 0)).toBeCloseTo(1, 12);
    expect(alone?.[image]).toBeCloseTo(1, 12);
  }
});

test('its slopes along every parameter and every map of the target are those of central differences', () => {
  const { loss, inputs } = built();
  const names = [...shapes.keys()];
  const slopes = gradient(loss, [...inputs.values()]);
  const found = evaluateAll(slopes, feeds);
  const lossAt = (of: ReadonlyMap<string, Value>) => evaluateAll([loss], of)[0]?.data[0] ?? Number.NaN;
  for (const [index, name] of names.entries()) {
    const [feed, slope] = [feeds.get(name), found[index]];
    if (!feed || !slope) throw new Error(name);
    const direction = normal(feed.shape, 'direction', name);
    const step = 1e-5;
    const at = (factor: number) => lossAt(new Map([...feeds, [name, moved(feed, direction, factor)]]));
    expect([name, dot(slope, direction)]).toEqual([
      name,
      expect.closeTo((at(step) - at(-step)) / (2 * step), 7),
    ]);
  }
});

test('several images train it, and λ of every pair is recorded', async () => {
  const setup = withFewPairs(tinySetup('afd', { beta: 200 }));
  const { outputs, initial, left } = await train(setup, [2, 3, 2], 0.02);
  expect(outputs.map((each) => each.get('lambda')?.shape)).toEqual(
    [2, 3, 2].map((count) => [count, setup.pairs.length]),
  );
  expect(left.get('link.source')).not.toEqual(initial.get('link.source'));
});

test('the engine computes what float64 computes', async () => {
  const setup = withFewPairs(tinySetup('afd', { beta: 200 }));
  const [found] = (await train(setup, [2], 0.05)).outputs;
  const exact = exactIteration(setup, tinyState(setup)).outputs;
  for (const name of ['transfer', 'lambda', 'pairLosses']) {
    const wanted = [...(exact.get(name)?.data ?? [Number.NaN])];
    expect([...(found?.get(name)?.data ?? [])]).toEqual(wanted.map((each) => expect.closeTo(each, 4)));
  }
});
