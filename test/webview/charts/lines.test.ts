/** @file Which lines the charts have, which of them the slider smooths, and the axis that all share. */
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import type { MethodName } from '../../../src/catalog/methods.js';
import { sharedExtent } from '../../../webview/charts/axis-places.js';
import { type ChartDefinition, chartTable } from '../../../webview/charts/definitions.js';
import { linesOf, type NamedRun } from '../../../webview/charts/lines.js';
import type { RunView } from '../../../webview/contract.js';
import { SeriesCollection } from '../../../webview/series/collection.js';
import { chunkOf, finished, running } from '../recorded-runs.js';

const collection = new SeriesCollection();
collection.take(chunkOf(finished, 0));

const named = (...runs: readonly RunView[]): NamedRun[] =>
  runs.map((run) => ({ run, shortName: `seed ${run.seed}` }));

test('what was measured in every iteration is smoothed, what was set or measured once an epoch is drawn as it is', () => {
  const drawn = (chart: ChartDefinition, smoothing: number) =>
    linesOf(chart, named(finished), collection, { axis: 'iteration', smoothing, part: undefined }).lines.map(
      ({ points }) => points,
    );
  const smoothed = chartTable.filter((chart) => !isDeepStrictEqual(drawn(chart, 0), drawn(chart, 0.6)));
  expect(smoothed.map(({ key }) => key)).toEqual(['loss', 'lambda', 'seconds']);
});

const linesOfMethod = (method: MethodName, key: string) => {
  const run = { ...finished, setup: { ...finished.setup, method } };
  const chart = chartTable.find((one) => one.key === key);
  if (chart === undefined) throw new Error(`There is no chart ${key}.`);
  const options = { axis: 'iteration', smoothing: 0, part: undefined } as const;
  return chart.isOf(run) ? linesOf(chart, named(run), collection, options).series : undefined;
};

test('a method has no lines of what it does not have, whatever is recorded', () => {
  const [original, transfer, afterwards] = linesOfMethod('l2t-ww', 'loss') ?? [];
  expect(afterwards).toBeDefined();
  expect(linesOfMethod('scratch', 'loss')).toEqual([original]);
  expect(linesOfMethod('fine-tune', 'loss')).toEqual([original]);
  expect(linesOfMethod('fm', 'loss')).toEqual([original, transfer]);
});

test('there is no chart of λ where no method learns it', () => {
  expect(linesOfMethod('l2t-ww', 'lambda')).toHaveLength(finished.setup.pairs.length);
  expect(linesOfMethod('l2t-w', 'lambda')).toBeUndefined();
  expect(linesOfMethod('scratch', 'lambda')).toBeUndefined();
});

test('a line has a short name for tables and a whole one for files', () => {
  const both = new SeriesCollection();
  both.take(chunkOf(finished, 0));
  both.take(chunkOf(running, 1));
  const chart = chartTable.find(({ key }) => key === 'seconds');
  if (chart === undefined) throw new Error('There is no such chart.');
  const options = { axis: 'iteration', smoothing: 0, part: undefined } as const;
  const { lines } = linesOf(chart, named(finished, running), both, options);
  expect(lines.map(({ name, fullName }) => [name, fullName])).toEqual([
    ['seconds · seed 0', `seconds · ${finished.name}`],
    ['seconds · seed 1', `seconds · ${running.name}`],
  ]);
});

test('all charts go from the first to the last that any of them has', () => {
  const both = new SeriesCollection();
  both.take(chunkOf(running, 1));
  expect(sharedExtent([finished, running], both, 'iteration')).toEqual({ min: 1, max: 192 });
  both.take(chunkOf(finished, 0));
  expect(sharedExtent([finished, running], both, 'iteration')).toEqual({ min: 1, max: 320 });
  // The first iteration lies before the end of the first epoch.
  expect(sharedExtent([finished], both, 'epoch')).toEqual({ min: 0.125, max: 40 });
  expect(sharedExtent([finished], new SeriesCollection(), 'epoch')).toBeUndefined();
});
