/** @file Which runs are one row, which rows are compared, and what is said of the rest. */
import { expect, test } from 'vitest';
import { tableOf } from '../../src/experiment/table.js';
import { experiment } from '../run/example-run.js';
import { finishedRun, seeded } from './runs.js';

const { data } = experiment;
const rowsOf = (...of: Parameters<typeof tableOf>) => tableOf(...of).sections.flatMap(({ rows }) => rows);
const labels = (...of: Parameters<typeof tableOf>) => rowsOf(...of).map(({ label }) => label);
const low = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6];
const high = low.map((accuracy, index) => accuracy + 0.1 + index / 1000);
const two = [...seeded(high, { method: 'l2t-ww' }), ...seeded(low)];

test('runs that differ in their seed only are one row', () => {
  expect(rowsOf(seeded([0.1, 0.3]))).toMatchObject([{ label: 'scratch', accuracy: { count: 2, mean: 0.2 } }]);
});

test('engine, workers and checkpoints make no rows of their own', () => {
  const other = { seed: 1, engine: 'auto', checkpointEvery: 5, data: { ...data, workers: 9 } } as const;
  expect(labels([finishedRun(0.2, other), finishedRun(0.1)])).toEqual(['scratch']);
});

test('a run that was continued is a row beside one of as many epochs at once', () => {
  const run = finishedRun(0.2, { seed: 1 });
  const continuedFrom = { id: 'a', run: 'a', epochs: [2] };
  const continued = { ...run, configuration: { ...run.configuration, continuedFrom } };
  expect(labels([continued, finishedRun(0.1)])).toEqual(['scratch', 'scratch, continued after epochs [2]']);
});

test('what a method ignores makes no rows of its own', () => {
  expect(labels([finishedRun(0.2, { lookAheadSteps: 9, seed: 1 }), finishedRun(0.1)])).toEqual(['scratch']);
});

test('settings of the meta-networks tell no method apart that has none', () => {
  const fast = { ...experiment.metaOptimizer, learningRate: 0.01 };
  const runs = [finishedRun(0.2, { method: 'l2t-ww', metaOptimizer: fast }), finishedRun(0.1)];
  expect(labels(runs)).toEqual(['scratch', 'l2t-ww']);
});

test('rows are labelled by what differs only', () => {
  const runs = [2, 4].map((lookAheadSteps) => finishedRun(0.2, { method: 'l2t-ww', lookAheadSteps }));
  expect(labels(runs)).toEqual(['l2t-ww, lookAheadSteps 4', 'l2t-ww, lookAheadSteps 2']);
});

test('different lists of as many pairs are told apart', () => {
  const runs = ['a', 'b'].map((sourceLayer) =>
    finishedRun(0.2, { method: 'l2t-ww', pairs: [{ source: 0, sourceLayer, targetLayer: 'c' }] }),
  );
  expect(labels(runs)).toEqual(['l2t-ww, 1 pairs #1', 'l2t-ww, 1 pairs #2']);
});

test('of one seed the newest run counts, and the older is said to be left out', () => {
  const table = tableOf([finishedRun(0.9), finishedRun(0.1)]);
  expect(table.sections[0]?.rows[0]?.accuracy).toEqual({ count: 1, mean: 0.9 });
  expect(table.notes).toContainEqual(
    expect.stringContaining('newer ones with the same settings and seed: 1'),
  );
});

test('a seed of the data that changes along with the seed is a seed', () => {
  const runs = [0, 1].map((seed) => finishedRun(0.1, { seed, data: { ...data, seed } }));
  expect(rowsOf(runs)).toMatchObject([{ accuracy: { count: 2 } }]);
});

test('other seeds of the data make other rows, which are not compared', () => {
  const runs = [0, 1].flatMap((seed) => seeded(low, { data: { ...data, seed } }));
  const rows = rowsOf(runs, 'scratch, data.seed 0');
  expect(rows.map(({ label, difference }) => [label, difference])).toEqual([
    ['scratch, data.seed 1', undefined],
    ['scratch, data.seed 0', undefined],
  ]);
});

test('other data are another section with a baseline of its own', () => {
  const runs = [5, 9].flatMap((imagesPerClass) => seeded([0.1], { data: { ...data, imagesPerClass } }));
  expect(tableOf(runs).sections).toMatchObject([
    { title: 'data.imagesPerClass 9', baseline: 'scratch' },
    { title: 'data.imagesPerClass 5', baseline: 'scratch' },
  ]);
});

test('differences to scratch are paired by seed', () => {
  const [, row] = rowsOf(two);
  expect(row?.difference?.mean).toBeCloseTo(0.1025, 12);
  expect(row?.difference).toMatchObject({ seeds: [0, 1, 2, 3, 4, 5], p: 2 / 64 });
});

test('what the test tells from the best is worse', () => {
  expect(rowsOf(two).map(({ standing }) => standing)).toEqual(['worse', 'best']);
});

test('of five seeds nothing is told', () => {
  const rows = rowsOf([...seeded(high.slice(1), { method: 'l2t-ww' }), ...seeded(low.slice(1))]);
  expect(rows[1]?.difference).not.toHaveProperty('p');
  expect(rows[0]?.standing).toBe('unclear');
});

test('runs with other numbers of test images are not compared, and that is said', () => {
  const table = tableOf([finishedRun(0.3, { method: 'fm' }, { testImages: 50 }), finishedRun(0.1)]);
  expect(table.sections[0]?.rows[1]).not.toHaveProperty('difference');
  expect(table.notes).toContainEqual(expect.stringContaining('differ in size'));
});

test('runs that failed or are not finished are counted', () => {
  const { result: _, ...run } = finishedRun(0.1);
  const { sections, notes } = tableOf([
    { ...run, state: 'failed' },
    { ...run, state: 'stopped' },
  ]);
  expect([sections, notes]).toEqual([[], ['Left out, not finished: 1.', 'Left out, failed: 1.']]);
});

test('a baseline that is not there is refused with the rows that are', () => {
  expect(() => tableOf(two, 'fm')).toThrow(
    expect.objectContaining({ code: 'usage/no-baseline', remedy: 'Choose one of "scratch", "l2t-ww".' }),
  );
});
