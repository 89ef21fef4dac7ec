/**
 * @file Whether an engine trains: one L2T-ww iteration of a tiny network on it and, in float64, on the reference engine.
 * A convolution alone says nothing about the other operations, nor about the state.
 */
import { describeNetwork } from '../catalog/networks/describe.js';
import type { Engine, NamedTensors } from '../engines/engine.js';
import { ReferenceEngine } from '../engines/reference/engine.js';
import { feedNames, iterationProgram } from '../method/iteration.js';
import type { MethodSetup } from '../method/setup.js';
import { initialState } from '../method/state.js';
import { initialNetwork } from '../networks/initialize.js';
import { elementCount, scalar } from '../tensor/host-tensor.js';
import { randomStream } from '../tensor/random.js';

const batch = 2;
/**
 * Networks with ReLU and max pooling have kinks, and where one is near, the last bit of a sum decides on which side of it an
 * engine comes down: then its hypergradient is another one, though nothing is wrong. With this seed there is none near.
 */
const seed = 257;
const source = describeNetwork({ network: 'resnet14', width: 1 / 8, classes: 5 });
const setup: MethodSetup = {
  method: 'l2t-ww',
  target: describeNetwork({ network: 'vgg9', width: 1 / 16, classes: 3 }),
  sources: [source],
  // Two stages apart, so that the feature map is resized.
  pairs: [{ source: 0, sourceLayer: 'stage3.block2', targetLayer: 'pool1.input' }],
  beta: 0.5,
  dropout: true,
  lookAheadSteps: 2,
  distillation: { temperature: 2, weight: 1 },
  optimizer: { momentum: 0.9, weightDecay: 1e-4 },
  metaOptimizer: { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 1e-4 },
};

/**
 * What an engine may be off by. Engines in float32 are off by 2e-4, and images that are shaken by a hundred roundings move
 * the hypergradient by 1e-3; operands that are rounded to TF32 by 0.27, and a wrong kernel by more.
 */
export const allowedError = 1e-2;

/**
 * The largest difference of the iteration's losses and hypergradient from those in float64, each as a part of the largest
 * value of its own tensor: a hypergradient is far smaller than a loss. @throws StudioError where the engine fails.
 */
export async function trainingError(engine: Engine): Promise<number> {
  const [actual, exact] = [await iterate(engine), await iterate(new ReferenceEngine())];
  const errors = [...exact].map(([name, { data }]) => relativeError(data, actual.get(name)?.data ?? noData));
  return Math.max(...errors);
}

const noData = new Float32Array();

function relativeError(exact: Float32Array, actual: Float32Array): number {
  let [difference, largest] = [0, 0];
  exact.forEach((value, index) => {
    // The greater of a number and NaN is NaN, which nothing passes.
    difference = Math.max(difference, Math.abs(value - (actual[index] ?? Number.NaN)));
    largest = Math.max(largest, Math.abs(value));
  });
  return difference / largest;
}

async function iterate(engine: Engine): Promise<NamedTensors> {
  const initial = initialState(setup, seed, [initialNetwork(source, seed)]);
  const state = await engine.createState(initial);
  const compiled = await engine.compile(iterationProgram(setup, initial, { batch, detailed: true }), state);
  const outputs = await compiled.run(feeds());
  await compiled.dispose();
  await state.dispose();
  return outputs;
}

function feeds(): NamedTensors {
  const random = randomStream(seed, 'doctor');
  const { image, classes } = setup.target;
  const shape = [batch, 3, image.height, image.width];
  const images = Float32Array.from({ length: elementCount(shape) }, () => random.normal());
  const labels = Float32Array.from({ length: batch * classes }, (_, index) => Number(index % classes === 0));
  const { beta1, beta2 } = setup.metaOptimizer;
  return new Map([
    [feedNames.images, { shape, data: images }],
    [feedNames.labels, { shape: [batch, classes], data: labels }],
    [feedNames.learningRate, scalar(0.05)],
    [feedNames.firstCorrection, scalar(1 / (1 - beta1))],
    [feedNames.secondCorrection, scalar(1 / (1 - beta2))],
  ]);
}
