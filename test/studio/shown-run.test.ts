/** @file The records of a run on their way to the panel. */
import { expect, test } from 'vitest';
import type { RunFeed, RunFeedListener, RunStore } from '../../src/extension/services.js';
import { ShownRun } from '../../src/extension/studio/shown-run.js';
import type { TrainerStatus } from '../../src/run/control/protocol.js';
import type { RunSummary } from '../../src/run/overview/list.js';
import type { IterationRecord } from '../../src/run/records/metrics.js';
import type { SeriesChunk } from '../../webview/contract.js';
import { experiment, newRun } from '../run/example-run.js';

const nothing = { dispose: () => undefined };
const folder = '/runs/a';
const pairs = [
  { source: 0, sourceLayer: 'stage1.block2', targetLayer: 'pool1.input' },
  { source: 0, sourceLayer: 'stage2.block2', targetLayer: 'pool2.input' },
];

const iterations = (first: number, count: number): IterationRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'iteration',
    iteration: first + index,
    epoch: 1,
    time: 1,
    seconds: 1,
    imagesPerSecond: 10,
    learningRate: 0.1,
    trainingLoss: first + index,
    transferLoss: 1,
    pairLosses: [0.25, 0.75],
    lambda: { mean: [1, 2], deviation: [0, 0] },
    correct: 5,
    images: 10,
    memory: 1,
  }));

/** A run that the panel shows, with what its trainer says, and the chunks sent so far. */
function shown(status: () => TrainerStatus | undefined) {
  let tell: RunFeedListener = () => undefined;
  const feed: RunFeed = {
    ...nothing,
    folder,
    get status() {
      return status();
    },
    onDidChangeStatus: () => nothing,
    subscribe: (listener) => {
      tell = listener;
      return nothing;
    },
  };
  const run: RunSummary = {
    folder,
    state: 'running',
    configuration: { format: 1, id: 'a', created: '', ...newRun({ ...experiment, pairs }) },
  };
  const store: RunStore = {
    ...nothing,
    hasExperiments: true,
    runs: [run],
    ready: Promise.resolve(),
    onDidChange: () => nothing,
    find: () => run,
    of: () => [run],
    experimentFileOf: () => '/a.l2t.json',
    refresh: async () => undefined,
    follow: () => feed,
  };
  const chunks: SeriesChunk[] = [];
  const view = new ShownRun({ folder, store, send: (chunk) => chunks.push(chunk), changed: () => undefined });
  return { view, chunks, tell: (...words: Parameters<RunFeedListener>) => tell(...words) };
}

const status = (epochs: number): TrainerStatus => ({
  state: 'training',
  iteration: 1,
  epoch: 1,
  iterationsPerEpoch: 1000,
  epochs,
});

test('a short run keeps a row of pairs for every iteration, values row by row', () => {
  const { chunks, tell } = shown(() => status(1));
  tell(iterations(1, 2), true, false);
  expect(chunks).toHaveLength(1);
  expect([...(chunks[0]?.pairs.lambda ?? [])]).toEqual([1, 2, 1, 2]);
  expect([...(chunks[0]?.scalars.trainingAccuracy ?? [])]).toEqual([0.5, 0.5]);
});

test('values that a method lacks are no numbers', () => {
  const { chunks, tell } = shown(() => undefined);
  tell(iterations(1, 1), true, false);
  expect([...(chunks[0]?.pairs.entropy ?? [])]).toEqual([Number.NaN, Number.NaN]);
});

test('200,000 iterations make at most 8,192 rows of pairs, in small messages, and every scalar', () => {
  const { chunks, tell } = shown(() => status(200));
  for (let part = 0; part < 40; part++) tell(iterations(part * 5000 + 1, 5000), part === 0, part < 39);
  const sum = (of: (chunk: SeriesChunk) => number) => chunks.reduce((total, chunk) => total + of(chunk), 0);
  expect(sum(({ pairs: { iteration } }) => iteration.length)).toBeLessThanOrEqual(8192);
  expect(sum(({ scalars }) => scalars.iteration.length)).toBe(200_000);
  expect(Math.max(...chunks.map(({ scalars }) => scalars.iteration.length))).toBeLessThanOrEqual(2000);
  expect(chunks.filter(({ complete }) => complete)).toEqual([chunks.at(-1)]);
});

test('a run whose length becomes known only while it is watched is thinned from then on', () => {
  let known: TrainerStatus | undefined;
  const { chunks, tell } = shown(() => known);
  tell(iterations(1, 10), true, false);
  known = status(200);
  tell(iterations(11, 1000), false, false);
  expect(chunks.map(({ pairs: { iteration } }) => iteration.length)).toEqual([10, 40]);
});

test('a run that was cut by its resume begins anew: its best epoch is forgotten too', () => {
  const { view, chunks, tell } = shown(() => undefined);
  const epoch = {
    kind: 'epoch',
    epoch: 1,
    iteration: 1,
    time: 1,
    trainingLoss: 1,
    trainingAccuracy: 0.5,
    validationAccuracy: 0.5,
    testAccuracy: 0.25,
    validationImages: 10,
    testImages: 10,
  } as const;
  tell([...iterations(1, 1), epoch], true, false);
  expect(view.view('a', undefined)?.best).toEqual({ epoch: 1, validation: 0.5, test: 0.25 });
  tell(iterations(1, 1), true, false);
  expect(chunks.map(({ restart }) => restart)).toEqual([true, true]);
  expect(view.view('a', undefined)?.best).toBeUndefined();
});
