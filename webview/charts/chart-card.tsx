/** @file A chart with its legend, its table, and its picture and numbers to take away. */
import { t } from '@vscode/l10n';
import { useCallback, useMemo, useRef } from 'preact/hooks';
import type { RunView } from '../contract.js';
import { ChartTable } from '../pairs/chart-table.js';
import type { LiveSeries } from '../series/use-series.js';
import { csvOf } from '../shell/csv.js';
import { formatAccuracy, formatCount, formatValue } from '../shell/format.js';
import { useLatest, useStable } from '../shell/hooks.js';
import { IconButton } from '../shell/icon-button.js';
import { SaveTools } from '../shell/save-tools.js';
import { useSavedSet, useStudio } from '../shell/store.js';
import { useTheme } from '../shell/theme.js';
import { ChartCanvas } from './chart-canvas.js';
import type { Chart } from './chart-js.js';
import { dataOf, type LineData, optionsOf } from './chart-options.js';
import type { ChartDefinition } from './definitions.js';
import { Legend, type LegendEntry } from './legend.js';
import { linesOf } from './lines.js';
import { hideCursor } from './linked-cursor.js';
import { looksOf } from './looks.js';
import { pictureOf } from './picture.js';
import type { Axis, Range } from './points.js';
import { partOf } from './range.js';
import { recordedRows, someRows } from './recorded-rows.js';
import { useRange } from './use-range.js';

interface ChartCardProps {
  readonly chart: ChartDefinition;
  readonly runs: readonly RunView[];
  readonly live: LiveSeries;
  readonly axis: Axis;
  readonly axisTitle: string;
  readonly smoothing: number;
  readonly logarithmic: boolean;
}

/** Rows that a person scrolls through; the file has them all. */
const tableRows = 200;

export function ChartCard({ chart, runs, live, axis, axisTitle, smoothing, logarithmic }: ChartCardProps) {
  const studio = useStudio();
  const theme = useTheme();
  const [hiddenSeries, hideSeries] = useSavedSet(`charts.${chart.key}.hiddenLines`);
  const [hiddenRuns, hideRuns] = useSavedSet(`charts.${chart.key}.hiddenRuns`);
  const [wanted, want] = useRange(chart.key, axis);
  const drawn = useRef<Chart<'line', LineData['datasets'][number]['data']> | undefined>(undefined);
  const keep = useCallback((made: typeof drawn.current) => {
    drawn.current = made;
  }, []);
  const { lines, series, extent, part } = useMemo(
    () => linesOf(chart, runs, live.collection, { axis, smoothing, wanted }),
    // The collection is one object that grows; its version says when.
    [chart, runs, live.collection, live.version, axis, smoothing, wanted],
  );
  const range = useStable(part, `${part?.min} ${part?.max}`);
  // Who has zoomed out to all that there is sees what is recorded next as well.
  const see = useLatest((seen: Range | undefined) => want(partOf(extent, seen)));
  const looks = useMemo(
    () => looksOf(series.length, runs.length, theme),
    [series.length, runs.length, theme],
  );
  const seen = useMemo(
    () =>
      lines.filter(
        ({ place }) =>
          !hiddenSeries.has(series[place.series] ?? '') && !hiddenRuns.has(runs[place.run]?.folder ?? ''),
      ),
    [lines, series, runs, hiddenSeries, hiddenRuns],
  );
  const data = useMemo(() => dataOf(seen, looks), [seen, looks]);
  const options = useMemo(
    () => optionsOf({ chart, theme, axis, axisTitle, logarithmic, onRange: see }),
    [chart, theme, axis, axisTitle, logarithmic, see],
  );
  const format = chart.percent ? formatAccuracy : formatValue;
  // Names of runs have commas in them.
  const last = seen.map(({ name, points }) => `${name} ${format(points.at(-1)?.y)}`).join('; ');
  const place = (x: number) => (axis === 'iteration' ? formatCount(Math.round(x)) : formatValue(x));
  const label =
    range === undefined
      ? t('{0}, newest: {1}', chart.title, last)
      : t(
          '{0}, {1} {2} to {3} is seen, newest: {4}',
          chart.title,
          axisTitle,
          place(range.min),
          place(range.max),
          last,
        );
  const headings = [axisTitle, ...lines.map(({ name }) => name)];
  const ofRuns: LegendEntry[] =
    runs.length > 1
      ? runs.map(({ folder, name }, run) => ({ key: folder, title: name, look: looks.ofRun(run) }))
      : [];
  const ofSeries: LegendEntry[] = series.map((name, place) => ({
    key: name,
    title: name,
    look: looks.ofSeries(place),
  }));
  const exportCsv = () =>
    studio.send({
      kind: 'save-file',
      name: `${chart.key}.csv`,
      content: csvOf(headings, recordedRows(lines)),
    });
  const exportPicture = async () => {
    if (drawn.current === undefined) return;
    // What the pointer rests on is not part of the picture.
    drawn.current.setActiveElements([]);
    drawn.current.tooltip?.setActiveElements([], { x: 0, y: 0 });
    drawn.current.update('none');
    hideCursor();
    const entries = [
      ...ofRuns.filter(({ key }) => !hiddenRuns.has(key)),
      ...ofSeries.filter(({ key }) => !hiddenSeries.has(key)),
    ];
    const content = await pictureOf({ chart: drawn.current.canvas, title: chart.title, entries, theme });
    studio.send({ kind: 'save-file', name: `${chart.key}.png`, content });
  };
  return (
    <section
      class={`chart-card ${chart.wide && series.length > 6 ? 'chart-card-wide' : ''}`}
      aria-labelledby={`chart-${chart.key}`}
    >
      <header>
        <h2 id={`chart-${chart.key}`}>{chart.title}</h2>
        <span class="chart-tools" hidden={lines.length === 0}>
          <IconButton
            icon="selectAll"
            label={t('Show all of {0}', chart.title)}
            onClick={() => see(undefined)}
          />
          <SaveTools title={chart.title} onPicture={exportPicture} onCsv={exportCsv} />
        </span>
      </header>
      {lines.length === 0 ? (
        <p class="quiet">{t('Nothing is recorded yet.')}</p>
      ) : (
        <>
          <ChartCanvas
            label={label}
            data={data}
            options={options}
            extent={extent}
            range={range}
            onRange={see}
            onChart={keep}
          />
          {ofRuns.length > 0 && (
            <Legend
              label={t('Runs: choose one to see it alone, with Shift to switch it')}
              entries={ofRuns}
              hidden={hiddenRuns}
              onHide={hideRuns}
            />
          )}
          {(ofRuns.length === 0 || ofSeries.length > 1) && (
            <Legend
              label={t('Lines: choose one to see it alone, with Shift to switch it')}
              entries={ofSeries}
              hidden={hiddenSeries}
              onHide={hideSeries}
            />
          )}
          <ChartTable
            saved={`charts.${chart.key}.table`}
            caption={t('{0}, at most {1} rows; CSV has all', chart.title, tableRows)}
            columns={headings}
            rows={() =>
              someRows(recordedRows(lines), tableRows).map(([x = 0, ...values]) => [
                place(x),
                ...values.map((value) => (Number.isNaN(value) ? '' : format(value))),
              ])
            }
          />
        </>
      )}
    </section>
  );
}
