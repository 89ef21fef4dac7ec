/** @file A chart with its legend, its table, and its picture and numbers to take away. */
import { t } from '@vscode/l10n';
import { useCallback, useMemo, useRef } from 'preact/hooks';
import { ChartTable } from '../pairs/chart-table.js';
import type { LiveSeries } from '../series/use-series.js';
import { formatAccuracy, formatCount, formatValue } from '../shell/format.js';
import { IconButton } from '../shell/icon-button.js';
import { SaveTools } from '../shell/save-tools.js';
import { useStudio } from '../shell/store.js';
import { useTheme } from '../shell/theme.js';
import { ChartCanvas } from './chart-canvas.js';
import { csvFile, pngFile, svgFile } from './chart-files.js';
import type { LineChart } from './chart-js.js';
import { optionsOf } from './chart-options.js';
import type { ChartDefinition } from './definitions.js';
import { Legend } from './legend.js';
import type { NamedRun } from './lines.js';
import type { Axis, Range } from './points.js';
import { recordedRows, someRows } from './recorded-rows.js';
import { useLines } from './use-lines.js';

interface ChartCardProps {
  readonly chart: ChartDefinition;
  readonly runs: readonly NamedRun[];
  readonly live: LiveSeries;
  readonly axis: Axis;
  readonly axisTitle: string;
  /** What there is of the axis in any chart; undefined where nothing is recorded. */
  readonly extent: Range | undefined;
  /** What is seen of it in every chart; undefined: all. */
  readonly part: Range | undefined;
  /** Another part is to be seen; undefined: all. Always the same function. */
  readonly onRange: (range: Range | undefined) => void;
  readonly smoothing: number;
  readonly logarithmic: boolean;
}

/** Rows that a person scrolls through; the file has them all. */
const tableRows = 200;

export function ChartCard(props: ChartCardProps) {
  const { chart, axis, axisTitle, extent, part, onRange, logarithmic } = props;
  const studio = useStudio();
  const theme = useTheme();
  const drawn = useRef<LineChart | undefined>(undefined);
  const keep = useCallback((made: LineChart | undefined) => {
    drawn.current = made;
  }, []);
  const { lines, seen, looks, data, atRight, rightTitle, ofRuns, ofSeries, entries } = useLines({
    ...props,
    theme,
  });
  const options = useMemo(
    () => optionsOf({ chart, theme, axis, axisTitle, rightTitle, logarithmic, onRange }),
    [chart, theme, axis, axisTitle, rightTitle, logarithmic, onRange],
  );
  const format = chart.percent ? formatAccuracy : formatValue;
  // Names of runs have commas in them.
  const last = seen.map(({ name, points }) => `${name} ${format(points.at(-1)?.y)}`).join('; ');
  const place = (x: number) => (axis === 'iteration' ? formatCount(Math.round(x)) : formatValue(x));
  const label =
    part === undefined
      ? t('{0}, newest: {1}', chart.title, last)
      : t(
          '{0}, {1} {2} to {3} is seen, newest: {4}',
          chart.title,
          axisTitle,
          place(part.min),
          place(part.max),
          last,
        );
  const { key, title } = chart;
  const axisTitles = { x: axisTitle, left: chart.unit, right: rightTitle };
  const files = { key, title, axisTitles, lines: seen, looks, atRight, entries, theme };
  return (
    <section
      class={`chart-card ${chart.wide && ofSeries.entries.length > 6 ? 'chart-card-wide' : ''}`}
      aria-labelledby={`chart-${key}`}
    >
      <header>
        <h2 id={`chart-${key}`}>{title}</h2>
        <span class="chart-tools" hidden={lines.length === 0}>
          {part !== undefined && (
            <IconButton
              icon="zoomOut"
              label={t('Reset the zoom of all charts')}
              onClick={() => {
                onRange(undefined);
                // The button goes with the zoom: who works by keys goes on at the chart.
                drawn.current?.canvas.focus();
              }}
            />
          )}
          <SaveTools
            title={title}
            onPicture={async () => drawn.current && studio.send(await pngFile(drawn.current, files))}
            onVector={() => drawn.current && studio.send(svgFile(drawn.current, files))}
            onCsv={() => studio.send(csvFile(key, axisTitle, lines))}
          />
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
            range={part}
            onRange={onRange}
            onChart={keep}
          />
          {ofRuns.entries.length > 0 && (
            <Legend
              label={t('Runs: choose one to see it alone, with Shift to switch it')}
              entries={ofRuns.entries}
              hidden={ofRuns.hidden}
              onHide={ofRuns.hide}
            />
          )}
          {(ofRuns.entries.length === 0 || ofSeries.entries.length > 1) && (
            <Legend
              label={t('Lines: choose one to see it alone, with Shift to switch it')}
              entries={ofSeries.entries}
              hidden={ofSeries.hidden}
              onHide={ofSeries.hide}
            />
          )}
          <ChartTable
            saved={`charts.${key}.table`}
            caption={t('{0}, at most {1} rows; CSV has all', title, tableRows)}
            columns={[axisTitle, ...lines.map(({ name }) => name)]}
            titles={[axisTitle, ...lines.map(({ fullName }) => fullName)]}
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
