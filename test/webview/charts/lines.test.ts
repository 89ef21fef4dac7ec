/** @file Which lines of the charts the slider smooths. */
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { type ChartDefinition, chartTable } from '../../../webview/charts/definitions.js';
import { linesOf } from '../../../webview/charts/lines.js';
import { SeriesCollection } from '../../../webview/series/collection.js';
import { chunkOf, finished } from '../recorded-runs.js';

const collection = new SeriesCollection();
collection.take(chunkOf(finished, 0));

test('what was measured in every iteration is smoothed, what was set or measured once an epoch is drawn as it is', () => {
  const drawn = (chart: ChartDefinition, smoothing: number) =>
    linesOf(chart, [finished], collection, { axis: 'iteration', smoothing, wanted: undefined }).lines.map(
      ({ points }) => points,
    );
  const smoothed = chartTable.filter((chart) => !isDeepStrictEqual(drawn(chart, 0), drawn(chart, 0.6)));
  expect(smoothed.map(({ key }) => key)).toEqual(['loss', 'lambda', 'seconds']);
});
