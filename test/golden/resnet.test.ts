/** @file ResNet-18 and ResNet-34 equal torchvision's: features, logits, loss and all gradients. */

import { expect } from 'vitest';
import { gradient } from '../../src/autodiff/gradient.js';
import { Graph } from '../../src/autodiff/node.js';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import type { NetworkDescription } from '../../src/catalog/networks/description.js';
import { squareForm } from '../../src/catalog/networks/image-form.js';
import { type Numbers, summaryPairings, vectorError } from '../../src/cli/golden/distance.js';
import { kaimingBound, seeded } from '../../src/cli/golden/fill.js';
import { openRunner } from '../../src/cli/golden/runner.js';
import type { Summaries, TensorSummary } from '../../src/cli/golden/summary.js';
import type { Engine } from '../../src/engines/engine.js';
import type { Value } from '../../src/engines/reference/values.js';
import { crossEntropy } from '../../src/method/losses.js';
import { forward } from '../../src/networks/forward.js';
import { elementCount } from '../../src/tensor/host-tensor.js';
import { sharedTest } from '../shared.js';
import { testedEngines } from './engines.js';
import { goldenJson } from './golden-data.js';

interface GoldenNetwork {
  readonly features: readonly TensorSummary[];
  readonly logits: readonly (readonly number[])[];
  readonly loss: number;
  readonly grads: Summaries;
}

const labels = [3, 7];
const classes = 10;

/** All tensors from their seeds (golden/README.md). */
function filledNetwork(
  { parameters, statistics }: NetworkDescription,
  firstSeed: number,
): Map<string, Value> {
  const normalized = new Set(statistics.map(({ name }) => name.replace(/running_\w+$/, 'weight')));
  const tensors = parameters.map(({ name, shape }, index): [string, Value] => {
    const seed = firstSeed + index;
    if (shape.length === 4) return [name, seeded(shape, seed, kaimingBound(shape))];
    if (name.startsWith('fc.')) return [name, seeded(shape, seed, 0.05)];
    return [name, normalized.has(name) ? seeded(shape, seed, 0.2, 1) : seeded(shape, seed, 0.2)];
  });
  // Training mode does not read running statistics: any numbers do.
  const rest = statistics.map(({ name, shape }): [string, Value] => [
    name,
    { shape, data: new Float64Array(elementCount(shape)) },
  ]);
  return new Map([...tensors, ...rest]);
}

/** Features, logits, loss and gradients by name. */
async function compute(engine: Engine, network: NetworkDescription, state: ReadonlyMap<string, Value>) {
  const graph = new Graph();
  const nodes = new Map([...state].map(([name, { shape }]) => [name, graph.input(name, shape)]));
  const image = seeded([2, 3, 64, 64], 7000, 1);
  const { features, logits } = forward(network, nodes, graph.input('images', image.shape), true);
  const loss = crossEntropy(logits, graph.input('labels', [labels.length, classes]));
  const names = network.parameters.map(({ name }) => name);
  const gradients = gradient(
    loss,
    names.map((name) => nodes.get(name) ?? loss),
  );
  const outputs = Object.fromEntries([
    ...[...features].map(([name, node]) => [`feature.${name}`, node]),
    ...names.map((name, index) => [`gradient.${name}`, gradients[index]]),
    ['logits', logits],
    ['loss', loss],
  ]);
  const runner = await openRunner(engine, { outputs, updates: {} }, state);
  const oneHot = new Float64Array(labels.length * classes);
  labels.forEach((label, row) => {
    oneHot[row * classes + label] = 1;
  });
  const results = await runner.step(
    new Map([
      ['images', image],
      ['labels', { shape: [labels.length, classes], data: oneHot }],
    ]),
  );
  await runner.close();
  return results;
}

const quantities = ['features', 'logits', 'loss', 'gradients'] as const;

/** The relative error of each kind of quantity. */
function errorsOf(
  golden: GoldenNetwork,
  network: NetworkDescription,
  results: ReadonlyMap<string, Numbers>,
): Readonly<Record<(typeof quantities)[number], number>> {
  const features = Object.fromEntries(
    network.features.flatMap(({ name, alias }) => {
      const summary = golden.features[alias];
      return summary ? [[name, summary]] : [];
    }),
  );
  const data = (name: string) => results.get(name)?.data ?? [];
  return {
    features: vectorError(summaryPairings(features, (name) => results.get(`feature.${name}`))),
    logits: vectorError([[data('logits'), golden.logits.flat()]]),
    loss: vectorError([[data('loss'), [golden.loss]]]),
    gradients: vectorError(summaryPairings(golden.grads, (name) => results.get(`gradient.${name}`))),
  };
}

const [onnxRuntime, tensorFlow, float64] = testedEngines;
/**
 * In float32 a single ReLU or max-pool decision that flips changes the gradients of two small images by a percent: noise
 * of 1e-7 on the images moves ResNet-34's between 1e-5 and 7e-3. In float64 they hold to 1e-9.
 */
const float32Tolerances = { features: 1e-4, logits: 1e-4, loss: 1e-5, gradients: 5e-2 };
const { tolerance } = float64;
const float64Tolerances = { features: tolerance, logits: tolerance, loss: tolerance, gradients: tolerance };

for (const { name, seed, engine, tolerances } of [
  { name: 'resnet18', seed: 5000, engine: onnxRuntime, tolerances: float32Tolerances },
  { name: 'resnet18', seed: 5000, engine: tensorFlow, tolerances: float32Tolerances },
  { name: 'resnet18', seed: 5000, engine: float64, tolerances: float64Tolerances },
  { name: 'resnet34', seed: 6000, engine: onnxRuntime, tolerances: float32Tolerances },
  { name: 'resnet34', seed: 6000, engine: tensorFlow, tolerances: float32Tolerances },
] as const) {
  sharedTest(`${name} equals torchvision's on ${engine.title}`, async () => {
    const golden = goldenJson<GoldenNetwork>(`${name}.json`);
    const network = describeNetwork({ network: name, classes, image: squareForm(64) });
    const results = await compute(await engine.open(), network, filledNetwork(network, seed));
    const errors = errorsOf(golden, network, results);
    const tooLarge = quantities.filter((quantity) => !(errors[quantity] <= tolerances[quantity]));
    expect(tooLarge.map((quantity) => `${quantity} ${errors[quantity]}`)).toEqual([]);
  });
}
