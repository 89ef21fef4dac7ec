/** @file What the views show of runs, without a view. */
import { expect, test } from 'vitest';
import { treeChange } from '../../src/extension/views/changes.js';
import { groupByExperiment } from '../../src/extension/views/groups.js';
import { momentText } from '../../src/extension/views/moment.js';
import { StrengthHistory } from '../../src/extension/views/pair-strength.js';
import { fractionDone, runLine, secondsLeft } from '../../src/extension/views/progress.js';
import type { RunSummary } from '../../src/run/overview/list.js';
import type { IterationRecord } from '../../src/run/records/metrics.js';
import { summary, summaryOf } from '../extension/runs.js';

const record = (iteration: number, mean: readonly number[], time = iteration): IterationRecord => ({
  kind: 'iteration',
  iteration,
  epoch: 1,
  time,
  seconds: 1,
  imagesPerSecond: 1,
  learningRate: 1,
  trainingLoss: 1,
  transferLoss: 1,
  pairLosses: mean.map(() => 7),
  correct: 0,
  images: 1,
  memory: 1,
  lambda: { mean, deviation: mean },
});

const groups = (runs: readonly RunSummary[]) =>
  groupByExperiment(runs, (run) => run.configuration.experimentFile);
const a1 = summaryOf('/w/a.l2t.json', { folder: '/w/runs/1' });
const a2 = summaryOf('/w/a.l2t.json', { folder: '/w/runs/2' });
const b = summaryOf('/v/a.l2t.json', { folder: '/v/runs/1' });

test('runs stand under their experiment, the one of the newest run first', () => {
  expect(groups([b, a1, a2]).map(({ file, runs }) => [file, runs.length])).toEqual([
    ['/v/a.l2t.json', 1],
    ['/w/a.l2t.json', 2],
  ]);
});

test('experiments of the same name are told apart by their folders', () => {
  expect(groups([b, a1]).map(({ name }) => name)).toEqual(['v/a.l2t.json', 'w/a.l2t.json']);
});

test('only the lines of runs that changed are drawn again', () => {
  const trained = { ...a2, last: record(5, [1]) };
  expect(treeChange(groups([b, a1, a2]), groups([b, { ...a1 }, trained]))).toEqual(['/w/runs/2']);
});

test('a run that is renamed, tagged or noted is drawn again, and one of which the same is said is not', () => {
  const said = (name: string) => ({ ...a1, about: { name, tags: [] } });
  expect(treeChange(groups([said('one')]), groups([said('two')]))).toEqual(['/w/runs/1']);
  expect(treeChange(groups([said('one')]), groups([said('one')]))).toEqual([]);
});

test('a run that is finished draws the count of its experiment again', () => {
  const finished = { ...a2, state: 'finished' } as const;
  expect(treeChange(groups([a1, { ...a2, state: 'running' }]), groups([a1, finished]))).toBe('everything');
});

test('a run that comes draws the whole view again', () => {
  expect(treeChange(groups([a1]), groups([a2, a1]))).toBe('everything');
});

test('pairs come strongest first, with where they went over the last tenth of training', () => {
  const history = new StrengthHistory();
  history.add([record(1, [9, 9, 9]), record(90, [1, 2, 0.5]), record(100, [0.5, 2, 1])], false);
  expect(history.strengths().map(({ pair, trend }) => [pair, trend])).toEqual([
    [1, 'stays'],
    [2, 'grows'],
    [0, 'shrinks'],
  ]);
});

test('the pairs of a finished run have λ of its result', () => {
  const history = new StrengthHistory();
  history.add([record(1, [9, 9]), record(100, [1, 2])], false);
  expect(history.strengths([1.1, 1.9]).map(({ pair, strength }) => [pair, strength])).toEqual([
    [1, 1.9],
    [0, 1.1],
  ]);
});

test('a method without λ shows the losses of its pairs', () => {
  const { lambda: _, ...without } = record(1, [1]);
  const history = new StrengthHistory();
  history.add([without], false);
  expect(history.strengths()[0]?.strength).toBe(7);
});

test('a run that was taken up again forgets what came before', () => {
  const history = new StrengthHistory();
  history.add([record(1, [5])], false);
  history.add([record(1, [3])], true);
  expect(history.strengths()[0]?.strength).toBe(3);
});

test('what is done and the time left are what the trainer tells, in the first epoch too', () => {
  const last = { ...record(10, [1], 30), epoch: 1, iterations: 40, secondsLeft: 90 };
  const run = summary({ state: 'running', last });
  expect(fractionDone(run)).toBe(0.25);
  expect(secondsLeft(run)).toBe(90);
  expect(runLine(run)).toBe('25% done, 2 min left');
});

test('a run that continues a shorter one counts by its own length', () => {
  const progress = { iteration: 20, epoch: 2, iterationsPerEpoch: 10, epochs: 4 };
  const last = { ...record(20, [1], 30), epoch: 2, iterations: 20 };
  expect(fractionDone(summary({ state: 'running', last, progress }))).toBe(0.5);
});

test('of a run of an earlier version the epochs are told before its first checkpoint', () => {
  const { configuration } = summary();
  const run = summary({
    state: 'running',
    configuration: { ...configuration, experiment: { ...configuration.experiment, epochs: 4 } },
    last: { ...record(10, [1], 30), epoch: 2 },
  });
  expect(runLine(run)).toBe('25% done');
});

test('the accuracy so far and that of the result each say on which images', () => {
  const progress = {
    iterationsPerEpoch: 2,
    epochs: 4,
    best: { epoch: 3, validationAccuracy: 0.307 },
  } as NonNullable<RunSummary['progress']>;
  const last = { ...record(4, [1], 30), epoch: 2 };
  expect(runLine(summary({ state: 'running', last, progress }))).toContain('validation 30.7%');
  const result = { testAccuracy: 0.192, iterations: 8 } as NonNullable<RunSummary['result']>;
  expect(runLine(summary({ state: 'finished', last, progress, result }))).toBe('test 19.2%');
});

test('a run of today has its time, an older one its date too', () => {
  const now = new Date(2026, 10, 26, 17, 20);
  const [today, before] = [new Date(2026, 10, 26, 9, 5), new Date(2026, 10, 25, 9, 5)];
  expect(momentText(today, now)).toBe(today.toLocaleString(undefined, { timeStyle: 'short' }));
  expect(momentText(before, now)).toBe(
    before.toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' }),
  );
});

test('a stopped run has no time left', () => {
  expect(
    secondsLeft(summary({ state: 'stopped', last: { ...record(10, [1]), secondsLeft: 9 } })),
  ).toBeUndefined();
});
