/** @file Tiny networks, random images and programs on them, in which everything can be computed in float64 in no time. */
import type { MethodName } from '../../src/catalog/methods.js';
import { methodTable } from '../../src/catalog/methods.js';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import { presetPairs } from '../../src/catalog/pairs.js';
import { largestDifference as differenceOf } from '../../src/cli/golden/distance.js';
import { toValues } from '../../src/cli/golden/runner.js';
import type { Program } from '../../src/engines/engine.js';
import { ReferenceEngine, ReferenceState } from '../../src/engines/reference/engine.js';
import type { Value } from '../../src/engines/reference/values.js';
import { feedNames, iterationProgram } from '../../src/method/iteration.js';
import type { MethodSetup } from '../../src/method/setup.js';
import { initialState } from '../../src/method/state.js';
import { initialNetwork } from '../../src/networks/initialize.js';
import { elementCount, type HostTensor, type NamedTensors } from '../../src/tensor/host-tensor.js';
import { randomStream } from '../../src/tensor/random.js';

export const batch = 2;
const usualLearningRate = 0.05;
const width = 1 / 16;
const target = describeNetwork({ network: 'vgg9', width, classes: 3 });
const tinySource = describeNetwork({ network: 'resnet14', width: 1 / 8, classes: 5 });

/** A method on VGG-9 of width 1/16 with a ResNet-14 of width 1/8; rates are large, so that what they do is seen. */
export function tinySetup(method: MethodName, changes: Partial<MethodSetup> = {}): MethodSetup {
  const sources = changes.sources ?? (method === 'fine-tune' ? [target] : [tinySource]);
  const strategy = methodTable[method].defaultPairs;
  return {
    method,
    target,
    sources,
    pairs: strategy ? presetPairs(strategy, sources, target) : [],
    beta: 0.5,
    dropout: true,
    lookAheadSteps: 2,
    distillation: { temperature: 2, weight: 1 },
    optimizer: { momentum: 0.9, weightDecay: 0.05 },
    metaOptimizer: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 1e-4 },
    ...changes,
  };
}

/** The same with every seventh pair: of L2T-ww's fifteen, three that differ in source and target layer. */
export function withFewPairs(setup: MethodSetup): MethodSetup {
  return { ...setup, pairs: setup.pairs.filter((_, index) => index % 7 === 0) };
}

/** Weights for every source, as if they had been trained. */
export function sourceWeights({ sources }: MethodSetup): NamedTensors[] {
  return sources.map((source, index) => initialNetwork(source, 100 + index));
}

/** The state at the start of training. */
export function tinyState(setup: MethodSetup): Map<string, HostTensor> {
  return initialState(setup, 1, sourceWeights(setup));
}

/** A state in the middle of training: momentum is not zero, and the meta-networks have left their start. */
export function movedState(setup: MethodSetup): Map<string, HostTensor> {
  const moves: readonly (readonly [RegExp, number])[] = [
    [/^(what|where)\.\d+\.weight$/, 0.5],
    [/^(what|where)\.\d+\.bias$/, 0.1],
    [/^momentum\./, 0.01],
  ];
  return new Map(
    [...tinyState(setup)].map(([name, tensor]) => {
      const bound = moves.find(([pattern]) => pattern.test(name))?.[1];
      if (bound === undefined) return [name, tensor];
      const random = randomStream(2, name);
      const data = tensor.data.map((value) => value + bound * (2 * random.uniform() - 1));
      return [name, { ...tensor, data }];
    }),
  );
}

/** Random images and labels, and the rates of iteration number `iteration`. */
export function tinyFeeds(
  setup: MethodSetup,
  learningRate = usualLearningRate,
  images = batch,
  iteration = 0,
): Map<string, HostTensor> {
  const random = randomStream(3, iteration);
  const size = setup.target.image.height;
  const shape = [images, 3, size, size];
  const { classes } = setup.target;
  const labels = new Float32Array(images * classes);
  for (let image = 0; image < images; image++) labels[image * classes + random.integer(classes)] = 1;
  const scalar = (value: number): HostTensor => ({ shape: [], data: Float32Array.of(value) });
  const { beta1, beta2 } = setup.metaOptimizer;
  return new Map([
    [
      feedNames.images,
      { shape, data: Float32Array.from({ length: elementCount(shape) }, () => random.normal()) },
    ],
    [feedNames.labels, { shape: [images, classes], data: labels }],
    [feedNames.learningRate, scalar(learningRate)],
    [feedNames.firstCorrection, scalar(1 / (1 - beta1 ** (iteration + 1)))],
    [feedNames.secondCorrection, scalar(1 / (1 - beta2 ** (iteration + 1)))],
  ]);
}

/** Runs a program once in float64: what it outputs, and the state that it leaves. */
export function runExactly(
  program: Program,
  state: ReadonlyMap<string, Value>,
  feeds: NamedTensors,
): { readonly outputs: ReadonlyMap<string, Value>; readonly state: ReadonlyMap<string, Value> } {
  const left = new ReferenceState(state);
  return { outputs: new ReferenceEngine().runExactly(program, left, toValues(feeds)), state: left.values };
}

/** One iteration in float64. */
export function exactIteration(
  setup: MethodSetup,
  state: NamedTensors,
  options: { readonly detailed?: boolean; readonly learningRate?: number } = {},
) {
  const { detailed = false, learningRate = usualLearningRate } = options;
  const program = iterationProgram(setup, state, { batch, detailed });
  return runExactly(program, toValues(state), tinyFeeds(setup, learningRate));
}

/** A value of a tensor of shape []. */
export function scalarOf(
  values: ReadonlyMap<string, { readonly data: ArrayLike<number> }>,
  name: string,
): number {
  return values.get(name)?.data[0] ?? Number.NaN;
}

/** The largest difference between tensors of these names; NaN where one is missing or there is none. */
export function largestDifference(
  left: ReadonlyMap<string, Value>,
  right: ReadonlyMap<string, Value>,
  names: readonly string[],
): number {
  return differenceOf(
    names.map((name) => [left.get(name)?.data ?? [], right.get(name)?.data ?? [Number.NaN]]),
  );
}
