/** @file What the bench times: programs with what they are fed. */
import { convolution } from '../../autodiff/convolution.js';
import { Graph } from '../../autodiff/node.js';
import type { MethodName } from '../../catalog/methods.js';
import { describeNetwork } from '../../catalog/networks/describe.js';
import { squareWindow } from '../../catalog/networks/window.js';
import { presetPairs } from '../../catalog/pairs.js';
import type { Program } from '../../engines/engine.js';
import { evaluationProgram } from '../../method/evaluation.js';
import { feedNames, iterationProgram } from '../../method/iteration.js';
import type { MethodSetup } from '../../method/setup.js';
import { initialState } from '../../method/state.js';
import { initialNetwork, initialTensor } from '../../networks/initialize.js';
import { type HostTensor, type NamedTensors, scalar } from '../../tensor/host-tensor.js';
import { maskFeeds } from '../../trainer/session/masks.js';

export interface Subject {
  /** Builds the expression graph. */
  readonly build: () => Program;
  readonly state: NamedTensors;
  readonly feeds: NamedTensors;
}

export interface BenchSize {
  readonly batch: number;
  /** Width factor of the target. */
  readonly width: number;
}

const classes = 10;
const source = describeNetwork({ network: 'resnet32', classes: 200 });
/** A rate at which thousands of iterations on noise stay finite. */
const learningRate = 1e-3;

const noise = (shape: readonly number[], seed: number): HostTensor =>
  initialTensor(shape, { kind: 'normal', deviation: 1 }, seed, 'bench');

function setupOf(method: MethodName, width: number): MethodSetup {
  const target = describeNetwork({ network: 'vgg9', width, classes });
  const transfers = method !== 'scratch';
  return {
    method,
    target,
    sources: transfers ? [source] : [],
    pairs: transfers ? presetPairs('all-to-all', [source], target) : [],
    beta: 0.5,
    dropout: true,
    lookAheadSteps: 2,
    distillation: { temperature: 1, weight: 0 },
    optimizer: { momentum: 0.9, weightDecay: 1e-4 },
    metaOptimizer: { learningRate: 1e-4, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 1e-4 },
  };
}

function iteration(method: MethodName, { batch, width }: BenchSize): Subject {
  const setup = setupOf(method, width);
  return iterationOf(setup, batch, setup.sources.length > 0 ? [initialNetwork(source, 2)] : []);
}

/** One training iteration of a method on noise. @param given tensors of the target that do not start anew. */
export function iterationOf(
  setup: MethodSetup,
  batch: number,
  sources: readonly NamedTensors[],
  given: NamedTensors = new Map(),
): Subject {
  const state = initialState(setup, 1, sources, given);
  const { classes, image } = setup.target;
  const labels = new Float32Array(batch * classes);
  for (let image = 0; image < batch; image++) labels[image * classes + (image % classes)] = 1;
  return {
    build: () => iterationProgram(setup, state, { batch }),
    state,
    feeds: new Map([
      [feedNames.images, noise([batch, 3, image.height, image.width], 3)],
      ...maskFeeds(setup, batch, 1, 1),
      [feedNames.labels, { shape: [batch, classes], data: labels }],
      [feedNames.learningRate, scalar(learningRate)],
      [feedNames.firstCorrection, scalar(1)],
      [feedNames.secondCorrection, scalar(1)],
    ]),
  };
}

function sourceForward({ batch }: BenchSize): Subject {
  const state = new Map([...initialNetwork(source, 2)].map(([name, tensor]) => [`source.0.${name}`, tensor]));
  return {
    build: () => evaluationProgram(source, state, batch, 'source.0.'),
    state,
    feeds: new Map([[feedNames.images, noise([batch, 3, 32, 32], 3)]]),
  };
}

/** The table of what is timed. */
export const subjects = {
  supervisedStep: (size: BenchSize) => iteration('scratch', size),
  l2tIteration: (size: BenchSize) => iteration('l2t-ww', size),
  sourceForward,
} as const;

export type SubjectName = keyof typeof subjects;
export const subjectNames = Object.keys(subjects) as readonly SubjectName[];

/** Channels in, channels out and map size of the convolutions whose speed is the yardstick. */
const yardsticks = [
  [64, 128, 16],
  [256, 256, 8],
] as const;

/** The forward convolutions that speeds are held against, at this batch size. */
export function yardstickSubjects(batch: number): Subject[] {
  return yardsticks.map(([inputs, outputs, size]) => {
    const graph = new Graph();
    const x = graph.input('x', [batch, inputs, size, size]);
    const filter = graph.input('filter', [outputs, inputs, 3, 3]);
    const y = convolution(x, filter, squareWindow(1, 1));
    return {
      build: () => ({ outputs: { y }, updates: {} }),
      state: new Map(),
      feeds: new Map([
        ['x', noise(x.shape, 4)],
        ['filter', noise(filter.shape, 5)],
      ]),
    };
  });
}
