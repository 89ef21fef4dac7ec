/** @file Records of a run for the tests of its views. */

import { emptyPicture, type RunPicture, withRecord } from '../../src/cli/watch/picture.js';
import type { EpochRecord, EventRecord, IterationRecord } from '../../src/run/records/metrics.js';
import { experiment } from '../run/example-run.js';

export const iteration = (number: number, changes: Partial<IterationRecord> = {}): IterationRecord => ({
  kind: 'iteration',
  iteration: number,
  epoch: Math.ceil(number / 10),
  time: number * 2,
  seconds: 2,
  imagesPerSecond: 64.4,
  learningRate: 0.1,
  trainingLoss: 1.25,
  transferLoss: 0.5,
  pairLosses: [0.25, 0.25],
  correct: 20,
  images: 32,
  lambda: { mean: [0.5, 1], deviation: [0, 0] },
  memory: 1e9,
  ...changes,
});

export const epoch = (number: number, changes: Partial<EpochRecord> = {}): EpochRecord => ({
  kind: 'epoch',
  epoch: number,
  iteration: number * 10,
  time: number * 20,
  trainingLoss: 1.5,
  trainingAccuracy: 0.6,
  validationAccuracy: number / 10,
  testAccuracy: number / 20,
  validationImages: 100,
  testImages: 500,
  ...changes,
});

export const started: EventRecord = {
  kind: 'event',
  name: 'started',
  iteration: 0,
  at: '2026-11-24T12:00:00.000Z',
  engine: {
    name: 'onnxruntime',
    device: 'CPU, 2 threads',
    version: '1',
    reason: 'a test',
    notTaken: [],
    threads: 2,
    deterministic: true,
  },
};

const pairs = [
  { source: 0, sourceLayer: 'stage1.block5', targetLayer: 'pool1.input' },
  { source: 0, sourceLayer: 'stage3.block5', targetLayer: 'pool5.input' },
];

/** Nothing recorded yet: L2T-ww over 4 epochs. */
export const empty: RunPicture = emptyPicture('/runs/birds', {
  format: 1,
  id: 'id',
  created: '2026-11-24T12:00:00.000Z',
  experimentFile: '/home/me/birds.l2t.json',
  experimentHash: 'a'.repeat(64),
  experiment: { ...experiment, method: 'l2t-ww', pairs },
});

/** The third of ten iterations of the second of four epochs. */
export const midway: RunPicture = {
  ...[started, iteration(1), iteration(10), epoch(1), iteration(13, { secondsLeft: 54 })].reduce(
    withRecord,
    empty,
  ),
  state: 'training',
};
