/** @file The weighted matching loss of a pair of maps of different size, against plain loops over the paper's formula. */
import { expect, test } from 'vitest';
import { Graph } from '../../src/autodiff/node.js';
import { evaluate } from '../../src/engines/reference/engine.js';
import type { Value } from '../../src/engines/reference/values.js';
import { featureMatching, weighPairs } from '../../src/method/feature-matching.js';
import { randomStream } from '../../src/tensor/random.js';

const images = 3;
const [sourceChannels, targetChannels] = [4, 3];

function randomValue(name: string, shape: readonly number[]): Value {
  const random = randomStream('matching', name);
  const count = shape.reduce((product, size) => product * size, 1);
  return { shape, data: Float64Array.from({ length: count }, () => random.normal()) };
}

const at = ({ shape, data }: Value, ...index: readonly number[]): number =>
  data[index.reduce((offset, each, axis) => offset * (shape[axis] ?? 1) + each, 0)] ?? Number.NaN;

/** A map at a fractional place: bilinear between its four neighbors, the edge repeated. */
function bilinear(map: Value, image: number, channel: number, y: number, x: number): number {
  const [, , height = 1, width = 1] = map.shape;
  const [row, column] = [Math.max(0, y), Math.max(0, x)];
  const [top, left] = [Math.min(height - 1, Math.floor(row)), Math.min(width - 1, Math.floor(column))];
  const [bottom, right] = [Math.min(height - 1, top + 1), Math.min(width - 1, left + 1)];
  const [down, across] = [row - top, column - left];
  const value = (i: number, j: number) => at(map, image, channel, i, j);
  return (
    (1 - down) * ((1 - across) * value(top, left) + across * value(top, right)) +
    down * ((1 - across) * value(bottom, left) + across * value(bottom, right))
  );
}

/** λ/(HW) Σ_c w_c Σ_{i,j} (r(T)_{c,i,j} − S_{c,i,j})², batch mean; S resized with half-pixel centers. */
function expectedLoss(values: ReadonlyMap<string, Value>, w: Value, lambda: Value): number {
  const value = (name: string): Value => values.get(name) ?? { shape: [], data: new Float64Array() };
  const [source, target] = [value('source'), value('target')];
  const [weight, bias] = [value('bridge.0.weight'), value('bridge.0.bias')];
  const [, , sourceSize = 1] = source.shape;
  const [, , size = 1] = target.shape;
  const scale = sourceSize / size;
  let loss = 0;
  for (let image = 0; image < images; image++)
    for (let channel = 0; channel < sourceChannels; channel++)
      for (let y = 0; y < size; y++)
        for (let x = 0; x < size; x++) {
          let matched = at(bias, channel);
          for (let from = 0; from < targetChannels; from++)
            matched += at(weight, channel, from, 0, 0) * at(target, image, from, y, x);
          const wanted = bilinear(source, image, channel, (y + 0.5) * scale - 0.5, (x + 0.5) * scale - 0.5);
          const factor = at(lambda, image, 0) * at(w, image, channel);
          loss += (factor * (matched - wanted) ** 2) / (size * size * images);
        }
  return loss;
}

for (const [sourceSize, targetSize] of [
  [4, 4],
  [4, 8],
  [8, 4],
  [3, 7],
] as const) {
  test(`a source map of ${sourceSize}x${sourceSize} is matched to a target map of ${targetSize}x${targetSize} as the paper says`, () => {
    const shapes: Readonly<Record<string, readonly number[]>> = {
      source: [images, sourceChannels, sourceSize, sourceSize],
      target: [images, targetChannels, targetSize, targetSize],
      'bridge.0.weight': [sourceChannels, targetChannels, 1, 1],
      'bridge.0.bias': [sourceChannels],
      'what.0.weight': [sourceChannels, sourceChannels],
      'what.0.bias': [sourceChannels],
      'where.0.weight': [1, sourceChannels],
      'where.0.bias': [1],
    };
    const values = new Map(Object.entries(shapes).map(([name, shape]) => [name, randomValue(name, shape)]));
    values.set('where.0.bias', { shape: [1], data: Float64Array.of(2) });
    const graph = new Graph();
    const nodes = new Map([...values].map(([name, { shape }]) => [name, graph.input(name, shape)]));
    const pairs = weighPairs([{ source: 0, sourceLayer: 'source', targetLayer: 'target' }], [nodes], nodes);
    const { loss } = featureMatching(pairs, nodes, nodes);
    const weights = pairs.flatMap((pair) => [pair.channelWeights, pair.pairWeight]);
    const results = evaluate([loss, ...weights], (name) => values.get(name));
    const [found, w, lambda] = [loss, ...weights].map((node) => results.get(node));
    expect(w && lambda && (found?.data[0] ?? Number.NaN) / expectedLoss(values, w, lambda)).toBeCloseTo(
      1,
      12,
    );
  });
}
