/** @file Sources that take images in another normalization than the target. */
import { expect, test } from 'vitest';
import { Graph } from '../../src/autodiff/node.js';
import type { NetworkDescription } from '../../src/catalog/networks/description.js';
import { toValues } from '../../src/cli/golden/runner.js';
import { feedNames } from '../../src/method/iteration.js';
import { saliencyProgram } from '../../src/method/saliency.js';
import type { MethodSetup } from '../../src/method/setup.js';
import { sourcePasses } from '../../src/method/source-passes.js';
import type { NamedTensors } from '../../src/tensor/host-tensor.js';
import { batch, largestDifference, runExactly, tinyFeeds, tinySetup, tinyState } from './tiny.js';

const half = { mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.25, 0.125] } as const;
const halved = <Network extends NetworkDescription>(network: Network): Network => ({
  ...network,
  image: { ...network.image, ...half },
});

const usual = tinySetup('l2t-ww');
const ofSources: MethodSetup = { ...usual, sources: usual.sources.map(halved) };
const ofBoth: MethodSetup = { ...ofSources, target: halved(usual.target) };
const state = tinyState(usual);
const images = tinyFeeds(usual).get(feedNames.images) ?? { shape: [0], data: new Float32Array(0) };

/** The same pixels in the other normalization. */
const { mean, deviation } = usual.target.image;
const { shape, data } = images;
const area = (shape[2] ?? 0) * (shape[3] ?? 0);
const otherImages = {
  shape,
  data: data.map((value, place) => {
    const color = (Math.floor(place / area) % 3) as 0 | 1 | 2;
    return (value * deviation[color] + mean[color] - half.mean[color]) / half.deviation[color];
  }),
};

function logitsOf(setup: MethodSetup, fed: NamedTensors) {
  const graph = new Graph();
  const tensors = new Map([...state].map(([name, { shape: size }]) => [name, graph.input(name, size)]));
  const [source] = sourcePasses(setup, tensors, graph.input(feedNames.images, shape));
  if (!source) throw new Error('The setup has no source.');
  return runExactly({ outputs: { logits: source.logits }, updates: {} }, toValues(state), fed).outputs;
}

test('a source sees pixels as it was trained to, however the target takes them', () => {
  const throughUsual = logitsOf(ofSources, new Map([[feedNames.images, images]]));
  const throughOwn = logitsOf(ofBoth, new Map([[feedNames.images, otherImages]]));
  // The pixels themselves are in single precision.
  expect(largestDifference(throughUsual, throughOwn, ['logits'])).toBeLessThan(1e-4);
});

test('saliency shows a source the pixels that it is trained with', () => {
  const maps = [usual, ofSources].map(
    (setup) =>
      runExactly(
        saliencyProgram(setup, state, batch, 0),
        toValues(state),
        new Map([[feedNames.images, images]]),
      ).outputs,
  );
  const [same = new Map(), own = new Map()] = maps;
  expect(largestDifference(same, own, ['uniform'])).toBeGreaterThan(1e-6);
});
