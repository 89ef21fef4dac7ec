/** @file Two runs of the embedded example with all that they recorded, as a host would send them. Made up, not measured. */
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import { type Pair, presetPairs } from '../../src/catalog/pairs.js';
import type { SaliencyAnswer } from '../../src/run/folder/saliency.js';
import type { EpochRecord } from '../../src/run/records/metrics.js';
import type {
  EvaluationAnswer,
  ExperimentView,
  HostMessage,
  PairColumns,
  RunChoice,
  RunView,
  ScalarColumn,
  SeriesChunk,
  Setting,
  SetupView,
  StudioSnapshot,
} from '../../webview/contract.js';

const epochs = 40;
const iterationsPerEpoch = 8;
const iterations = epochs * iterationsPerEpoch;
const source = { name: 'noto', network: 'resnet14', width: 1, classes: 6 } as const;
const target = { network: 'vgg9', width: 0.25, classes: 6 } as const;
export const classNames = ['animals', 'flags', 'food', 'people', 'places', 'plants'];

export const pairs: readonly Pair[] = presetPairs(
  'all-to-all',
  [describeNetwork(source)],
  describeNetwork(target),
);

export const setup: SetupView = {
  sources: [source],
  target,
  method: 'l2t-ww',
  pairs,
  lookAheadSteps: 2,
  batchSize: 32,
  beta: 0.5,
  epochs,
};

export const experiment: ExperimentView = {
  file: '/w/emoji.l2t.json',
  name: 'emoji.l2t.json',
  setup,
  stale: false,
  preset: 'all-to-all',
  problems: [],
};

export const engine = {
  name: 'ONNX Runtime',
  device: 'CPU',
  version: '1.30.0',
  reason: 'it is the fastest that this machine has',
  notTaken: [{ engine: 'TensorFlow', why: 'no NVIDIA driver was found' }],
  threads: 2,
  deterministic: true,
} as const;

function configurationOf(changes: Readonly<Record<string, string>>): Setting[] {
  const values = {
    'sources.0.name': 'noto',
    'target.network': 'vgg9',
    'data.dataset': 'emoji-twemoji',
    'data.validationFraction': '0.3',
    method: 'l2t-ww',
    beta: '0.5',
    'optimizer.learningRate': '0.05',
    epochs: '40',
    batchSize: '32',
    seed: '0',
    ...changes,
  };
  return Object.entries(values).map(([key, value]) => ({ key, value }));
}

/** A finished run of these pairs. */
export const finished: RunView = {
  folder: '/w/runs/20261124-141034-emoji-l2t-ww-seed0',
  name: 'emoji, l2t-ww, seed 0',
  state: 'finished',
  offered: ['exportNetwork', 'exportMetrics', 'showLog', 'revealRunFolder'],
  created: '2026-11-24T14:10:34.199Z',
  setup,
  seed: 0,
  engine,
  iterations,
  best: { epoch: 33, validation: 0.7083, test: 0.6875 },
  result: {
    format: 1,
    method: 'l2t-ww',
    bestEpoch: 33,
    validationAccuracy: 0.7083,
    testAccuracy: 0.6875,
    testImages: 480,
    standardError: 0.0212,
    epochs,
    iterations,
    seconds: 184,
    engine,
    pairs: [],
    seed: 0,
    dataSeed: 0,
    notes: [],
  },
  configuration: configurationOf({ 'optimizer.learningRate': '0.05', seed: '0' }),
  differences: [{ key: 'optimizer.learningRate', run: '0.05', file: '0.1' }],
};

/** A run of fewer pairs that still trains, older than the finished one. */
export const running: RunView = {
  folder: '/w/runs/20261124-130502-emoji-l2t-ww-seed1',
  name: 'emoji, l2t-ww, seed 1',
  state: 'running',
  offered: ['pause', 'stop', 'exportMetrics', 'showLog', 'revealRunFolder'],
  created: '2026-11-24T13:05:02.000Z',
  setup: { ...setup, pairs: pairs.slice(0, -3), beta: 0.25 },
  seed: 1,
  engine,
  iterations,
  last: {
    kind: 'iteration',
    iteration: 192,
    epoch: 24,
    time: 109.4,
    seconds: 0.56,
    imagesPerSecond: 57.1,
    learningRate: 0.036,
    trainingLoss: 0.46,
    transferLoss: 0.13,
    pairLosses: [],
    correct: 25,
    images: 32,
    memory: 6.6e8,
  },
  secondsLeft: 95,
  best: { epoch: 21, validation: 0.6458, test: 0.6312 },
  configuration: configurationOf({
    beta: '0.25',
    'optimizer.learningRate': '0.1',
    'data.imagesPerClass': '10',
    seed: '1',
  }),
  differences: [],
};

/** The same numbers for everybody, between -1 and 1. */
const noise = (seed: number): number => Math.sin(seed * 12.9898) * Math.cos(seed * 78.233);

function lambdaOf(pair: number, part: number): number {
  const learned = pair % 4 === 1 ? 0.003 : 0.15 + (((pair * 7) % 12) / 12) * 1.3;
  return Math.max(0, 1 + (learned - 1) * (1 - Math.exp(-4 * part)));
}

const scalarOf: { readonly [C in ScalarColumn]: (row: number, run: number) => number } = {
  iteration: (row) => row + 1,
  epoch: (row) => 1 + Math.floor(row / iterationsPerEpoch),
  time: (row) => (row + 1) * 0.57,
  seconds: (row, run) => 0.56 - 0.06 * run + 0.03 * noise(row + run),
  imagesPerSecond: (row) => 57 + 2 * noise(row),
  learningRate: (row, run) => (run === 0 ? 0.025 : 0.05) * (1 + Math.cos((Math.PI * row) / iterations)),
  trainingLoss: (row, run) => 0.2 + 1.6 * Math.exp((-3 * row) / iterations) + 0.25 * noise(row + run),
  transferLoss: (row, run) => 0.1 + 0.6 * Math.exp((-5 * row) / iterations) + 0.05 * noise(row + 3 + run),
  trainingAccuracy: (row) => Math.min(1, 0.2 + row / iterations),
  lossAfterLookAhead: (row, run) => 0.15 + 1.5 * Math.exp((-3 * row) / iterations) + 0.2 * noise(row + run),
  memory: (row, run) => 6.4e8 - 3e7 * run + 2e7 * Math.min(1, row / 60),
};

function epochOf(index: number, run: number, pairCount: number): EpochRecord {
  const part = (index + 1) / epochs;
  const accuracy = (best: number) => best * (1 - Math.exp(-4 * part)) + 0.02 * noise(index + run);
  return {
    kind: 'epoch',
    epoch: index + 1,
    iteration: (index + 1) * iterationsPerEpoch,
    time: (index + 1) * iterationsPerEpoch * 0.57,
    trainingLoss: 1,
    trainingAccuracy: accuracy(0.9),
    validationAccuracy: accuracy(0.7 - 0.05 * run),
    testAccuracy: accuracy(0.67 - 0.05 * run),
    validationImages: 240,
    testImages: 480,
    channelWeights: Array.from({ length: pairCount }, (_, pair) =>
      Array.from({ length: 16 }, (__, channel) => (1 + 0.8 * noise(channel + pair)) / 16),
    ),
  };
}

/** All that a run recorded. @param run which of the two, 0 or 1; the second stands in its 24th epoch. */
export function chunkOf({ folder, setup: { pairs: own } }: RunView, run: number): SeriesChunk {
  const doneEpochs = run === 0 ? epochs : 24;
  const length = doneEpochs * iterationsPerEpoch;
  const column = (name: ScalarColumn) => Float32Array.from({ length }, (_, row) => scalarOf[name](row, run));
  const matrix = (value: (pair: number, row: number) => number) =>
    Float32Array.from({ length: length * own.length }, (_, index) =>
      value(index % own.length, Math.floor(index / own.length)),
    );
  const lambda = (pair: number, row: number) =>
    lambdaOf(pair, row / iterations) * (1 + 0.2 * run) * (1 + 0.04 * noise(row + pair));
  const ofPairs: PairColumns = {
    iteration: column('iteration'),
    epoch: column('epoch'),
    time: column('time'),
    lambda: matrix(lambda),
    deviation: matrix((pair, row) => 0.15 * lambda(pair, row)),
    loss: matrix((pair) => 0.01 + pair * 0.004),
    entropy: matrix(() => 2.4),
  };
  return {
    folder,
    restart: true,
    complete: true,
    scalars: {
      iteration: column('iteration'),
      epoch: column('epoch'),
      time: column('time'),
      seconds: column('seconds'),
      imagesPerSecond: column('imagesPerSecond'),
      learningRate: column('learningRate'),
      trainingLoss: column('trainingLoss'),
      transferLoss: column('transferLoss'),
      trainingAccuracy: column('trainingAccuracy'),
      lossAfterLookAhead: column('lossAfterLookAhead'),
      memory: column('memory'),
    },
    pairs: ofPairs,
    epochs: Array.from({ length: doneEpochs }, (_, index) => epochOf(index, run, own.length)),
    events: [],
  };
}

export function snapshotOf(more: Partial<StudioSnapshot> = {}): StudioSnapshot {
  const choices = [finished, running].map(choiceOf);
  return {
    experiment,
    shown: [finished, running],
    choices,
    heardRequest: 0,
    colourMap: 'viridis',
    ...more,
  };
}

/** A run as one that could be shown. */
export function choiceOf(run: RunView): RunChoice {
  const { folder, name, state, created, best, result, last, seed } = run;
  const { method, pairs: own } = run.setup;
  return {
    folder,
    name,
    state,
    created,
    method,
    pairs: { count: own.length, ...(own.length === pairs.length && { preset: 'all-to-all' }) },
    seed,
    ...(best && { accuracy: best.test }),
    ...(result && { standardError: result.standardError, seconds: result.seconds }),
    ...(last && { epochs: last.epoch, seconds: last.time }),
    settings: `${method}, beta ${run.setup.beta}`,
  };
}

/** What a host says of these runs: the snapshot, then their series. */
export const messages: readonly HostMessage[] = [
  { kind: 'snapshot', snapshot: snapshotOf() },
  { kind: 'series', chunk: chunkOf(finished, 0) },
  { kind: 'series', chunk: chunkOf(running, 1) },
];

const side = 32;

/** Maps of some images: a disc on a slope. */
export function saliencyAnswer(images: readonly number[]): SaliencyAnswer {
  const disc = (place: number, index: number): number =>
    Math.hypot((place % side) - 12 - index, Math.floor(place / side) - 16) < 9 ? 1 : 0;
  const each = (value: (place: number) => number) =>
    Array.from({ length: side * side }, (_, place) => value(place));
  return {
    part: 'validation',
    total: 27,
    weights: { of: 'best', epoch: 33 },
    height: side,
    width: side,
    classNames,
    images: images.map((index) => ({
      index,
      pixels: each((place) => place).flatMap((place) => [
        240 - 150 * disc(place, index),
        200,
        90 + 4 * (place % side),
      ]),
      uniform: each((place) => disc(place, index) + 0.3 * Math.abs(noise(place))),
      weighted: each((place) => disc(place, index) * (place % side) + 0.1 * Math.abs(noise(place))),
      label: index % classNames.length,
      prediction: (index % 3 === 1 ? index + 1 : index) % classNames.length,
    })),
  };
}

const confusion = classNames.map((_, actual) =>
  classNames.map((__, said) => {
    if (actual === said) return 40 - 5 * actual;
    return (actual * 5 + said * 3) % 7 > 4 ? actual + 1 : 0;
  }),
);

/** Images of all cells one after the other, the confidence growing. */
function outcomesOf(): EvaluationAnswer['outcomes'] {
  const cells = confusion.flatMap((row, actual) =>
    row.flatMap((count, said) => Array.from({ length: count }, () => ({ actual, said }))),
  );
  return {
    labels: cells.map(({ actual }) => actual),
    predictions: cells.map(({ said }) => said),
    confidences: cells.map((_, index) => Number((0.3 + (0.69 * index) / cells.length).toFixed(4))),
  };
}

export const evaluation: EvaluationAnswer = {
  part: 'validation',
  classNames,
  confusion,
  outcomes: outcomesOf(),
};
