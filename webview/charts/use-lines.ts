/** @file The lines of a chart as they are drawn now: which are seen, how they look, on which axis they are. */
import { t } from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import type { LiveSeries } from '../series/use-series.js';
import { useStable } from '../shell/hooks.js';
import { useSavedSet } from '../shell/store.js';
import type { Theme } from '../shell/theme.js';
import { dataOf } from './chart-options.js';
import type { ChartDefinition } from './definitions.js';
import type { LegendEntry } from './legend-rows.js';
import { linesOf, type NamedRun } from './lines.js';
import { looksOf } from './looks.js';
import type { Axis, Range } from './points.js';
import { seriesAtRight } from './scales-apart.js';

export interface UseLinesOptions {
  readonly chart: ChartDefinition;
  readonly runs: readonly NamedRun[];
  readonly live: LiveSeries;
  readonly axis: Axis;
  readonly smoothing: number;
  readonly logarithmic: boolean;
  readonly part: Range | undefined;
  readonly theme: Theme;
}

const none: ReadonlySet<number> = new Set();

export function useLines(options: UseLinesOptions) {
  const { chart, runs, live, axis, smoothing, logarithmic, part, theme } = options;
  const [hiddenSeries, hideSeries] = useSavedSet(`charts.${chart.key}.hiddenLines`);
  const [hiddenRuns, hideRuns] = useSavedSet(`charts.${chart.key}.hiddenRuns`);
  const { lines, series } = useMemo(
    () => linesOf(chart, runs, live.collection, { axis, smoothing, part }),
    // The collection is one object that grows; its version says when.
    [chart, runs, live.collection, live.version, axis, smoothing, part],
  );
  const looks = useMemo(
    () => looksOf(series.length, runs.length, theme),
    [series.length, runs.length, theme],
  );
  const seen = useMemo(
    () =>
      lines.filter(
        ({ place }) =>
          !hiddenSeries.has(series[place.series] ?? '') && !hiddenRuns.has(runs[place.run]?.run.folder ?? ''),
      ),
    [lines, series, runs, hiddenSeries, hiddenRuns],
  );
  // A logarithmic axis shows all scales.
  const apart =
    chart.comparable || logarithmic
      ? none
      : seriesAtRight(seen.map(({ place, points }) => ({ series: place.series, points })));
  const atRight = useStable(apart, [...apart].join(' '));
  const data = useMemo(() => dataOf(seen, looks, atRight), [seen, looks, atRight]);
  const ofRuns: LegendEntry[] =
    runs.length > 1
      ? runs.map(({ run: { folder, name }, shortName }, place) => ({
          key: folder,
          title: shortName,
          fullTitle: name,
          look: looks.ofRun(place),
        }))
      : [];
  const ofSeries: LegendEntry[] = series.map((name, place) => {
    const title = atRight.has(place) ? t('{0}, right axis', name) : name;
    return { key: name, title, fullTitle: title, look: looks.ofSeries(place) };
  });
  return {
    lines,
    seen,
    looks,
    data,
    atRight,
    /** Of the right axis; '' where there is none. The legend says which lines are there. */
    rightTitle: atRight.size > 0 ? t('{0}, right axis', chart.unit) : '',
    ofRuns: { entries: ofRuns, hidden: hiddenRuns, hide: hideRuns },
    ofSeries: { entries: ofSeries, hidden: hiddenSeries, hide: hideSeries },
    /** Of both legends, what is not switched off. */
    entries: [
      ...ofRuns.filter(({ key }) => !hiddenRuns.has(key)),
      ...ofSeries.filter(({ key }) => !hiddenSeries.has(key)),
    ],
  };
}
