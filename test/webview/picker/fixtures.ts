/** @file Snapshots and series as a host would send them, for the tests and pictures of the picker. */
import { describeNetwork } from '../../../src/catalog/networks/describe.js';
import { type Pair, presetPairs } from '../../../src/catalog/pairs.js';
import type { EpochRecord } from '../../../src/run/records/metrics.js';
import type {
  ExperimentView,
  NetworkView,
  RunView,
  SeriesChunk,
  SetupView,
  StudioSnapshot,
} from '../../../webview/contract.js';

export const setup: SetupView = {
  sources: [{ name: 'tiny', network: 'resnet32', width: 1, classes: 200 }],
  target: { network: 'vgg9', width: 1, classes: 10 },
  method: 'l2t-ww',
  pairs: [],
  lookAheadSteps: 2,
  batchSize: 128,
  beta: 0.5,
  epochs: 200,
};

export const describe = (view: NetworkView) => view.description ?? describeNetwork(view);

export const allPairs: readonly Pair[] = presetPairs(
  'all-to-all',
  setup.sources.map(describe),
  describe(setup.target),
);

export function experimentView(pairs: readonly Pair[], more: Partial<ExperimentView> = {}): ExperimentView {
  return {
    file: '/w/tiny.l2t.json',
    name: 'tiny.l2t.json',
    setup: { ...setup, pairs },
    stale: false,
    problems: [],
    ...more,
  };
}

const folder = '/w/runs/tiny-1';
export const rows = 120;

/** λ that grows for pairs near the diagonal and dies for the others. */
export function lambdaOf(pair: number, pairs: number, row: number): number {
  const wanted = pair % 4 === 1 ? 0.002 : ((pair * 7) % pairs) / pairs + 0.1;
  return 0.4 + (wanted * 1.6 - 0.4) * (1 - Math.exp(-row / 25)) + (pair % 4 === 1 ? 0 : 0.03 * Math.sin(row));
}

export function runView(pairs: readonly Pair[], more: Partial<RunView> = {}): RunView {
  return {
    folder,
    name: 'tiny-1',
    state: 'running',
    offered: [],
    created: '2026-11-24T14:10:34.199Z',
    setup: { ...setup, pairs },
    seed: 0,
    configuration: [],
    differences: [],
    ...more,
  };
}

export function series(pairs: number): SeriesChunk {
  const perRow = (value: (row: number) => number) =>
    Float32Array.from({ length: rows }, (_, row) => value(row));
  const perPair = (value: (pair: number, row: number) => number) =>
    Float32Array.from({ length: rows * pairs }, (_, index) =>
      value(index % pairs, Math.floor(index / pairs)),
    );
  const channels = 64;
  const epoch: EpochRecord = {
    kind: 'epoch',
    epoch: 12,
    iteration: rows * 10,
    time: 100,
    trainingLoss: 1,
    trainingAccuracy: 0.6,
    validationAccuracy: 0.55,
    testAccuracy: 0.54,
    validationImages: 1000,
    testImages: 1000,
    channelWeights: Array.from({ length: pairs }, (_, pair) => {
      const raw = Array.from({ length: channels }, (_, channel) =>
        Math.exp(-(((channel * 29 + pair) % 64) / 12)),
      );
      const total = raw.reduce((sum, value) => sum + value, 0);
      return raw.map((value) => value / total);
    }),
  };
  const none = new Float32Array(0);
  return {
    folder,
    restart: true,
    complete: true,
    scalars: {
      iteration: none,
      epoch: none,
      time: none,
      seconds: none,
      imagesPerSecond: none,
      learningRate: none,
      trainingLoss: none,
      transferLoss: none,
      trainingAccuracy: none,
      lossAfterLookAhead: none,
      memory: none,
    },
    pairs: {
      iteration: perRow((row) => (row + 1) * 10),
      epoch: perRow((row) => 1 + Math.floor(row / 10)),
      time: perRow((row) => row * 3),
      lambda: perPair((pair, row) => lambdaOf(pair, pairs, row)),
      deviation: perPair((pair, row) => 0.15 * lambdaOf(pair, pairs, row)),
      loss: perPair((pair) => 0.1 + pair * 0.01),
      entropy: perPair(() => 3),
    },
    epochs: [epoch],
    events: [],
  };
}

export function snapshotOf(more: Partial<StudioSnapshot>): StudioSnapshot {
  return { shown: [], choices: [], heardRequest: 0, colourMap: 'viridis', ...more };
}
