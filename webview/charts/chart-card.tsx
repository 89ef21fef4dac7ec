/** @file A chart with its legend, its table, and its picture and numbers to take away. */
import { t } from '@vscode/l10n';
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { RunView } from '../contract.js';
import { ChartTable } from '../pairs/chart-table.js';
import type { LiveSeries } from '../series/use-series.js';
import { formatPart, formatValue } from '../shell/format.js';
import { IconButton } from '../shell/icon-button.js';
import { useStudio } from '../shell/store.js';
import { useTheme } from '../shell/theme.js';
import { ChartCanvas } from './chart-canvas.js';
import type { Chart } from './chart-js.js';
import { dataOf, type LineData, optionsOf } from './chart-options.js';
import type { ChartDefinition } from './definitions.js';
import { Legend } from './legend.js';
import { linesOf } from './lines.js';
import type { Axis, Range } from './points.js';
import { csvOf, recordedRows, someRows } from './recorded-rows.js';

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
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [range, setRange] = useState<Range | undefined>(undefined);
  const drawn = useRef<Chart<'line', LineData['datasets'][number]['data']> | undefined>(undefined);
  const keep = useCallback((made: typeof drawn.current) => {
    drawn.current = made;
  }, []);
  const lines = useMemo(
    () => linesOf(chart, runs, live.collection, { axis, smoothing, range }),
    // The collection is one object that grows; its version says when.
    [chart, runs, live.collection, live.version, axis, smoothing, range],
  );
  const data = useMemo(() => dataOf(lines, runs.length, theme, hidden), [lines, runs.length, theme, hidden]);
  const options = useMemo(
    () => optionsOf({ chart, theme, axisTitle, logarithmic, onRange: setRange }),
    [chart, theme, axisTitle, logarithmic],
  );
  const format = chart.percent ? formatPart : formatValue;
  const shown = lines.filter(({ name }) => !hidden.has(name));
  const last = shown.map(({ name, points }) => `${name} ${format(points.at(-1)?.y)}`).join(', ');
  const headings = [axisTitle, ...shown.map(({ name }) => name)];
  const exportCsv = () =>
    studio.send({
      kind: 'save-file',
      name: `${chart.key}.csv`,
      content: csvOf(headings, recordedRows(shown)),
    });
  const exportPicture = () => {
    const address = drawn.current?.toBase64Image('image/png', 1);
    const bytes = address === undefined ? undefined : atob(address.slice(address.indexOf(',') + 1));
    if (bytes === undefined) return;
    const content = Uint8Array.from(bytes, (character) => character.charCodeAt(0));
    studio.send({ kind: 'save-file', name: `${chart.key}.png`, content });
  };
  return (
    <section class="chart-card" aria-labelledby={`chart-${chart.key}`}>
      <header>
        <h2 id={`chart-${chart.key}`}>{chart.title}</h2>
        <span class="chart-tools">
          <IconButton
            icon="selectAll"
            label={t('Show all of {0}', chart.title)}
            onClick={() => {
              drawn.current?.resetZoom();
              setRange(undefined);
            }}
          />
          <IconButton icon="save" label={t('Save {0} as a picture', chart.title)} onClick={exportPicture} />
          <vscode-button
            appearance="secondary"
            aria-label={t('Save {0} as CSV', chart.title)}
            onClick={exportCsv}
          >
            CSV
          </vscode-button>
        </span>
      </header>
      {lines.length === 0 ? (
        <p class="quiet">{t('Nothing is recorded yet.')}</p>
      ) : (
        <>
          <ChartCanvas
            label={t('{0}, newest: {1}', chart.title, last)}
            data={data}
            options={options}
            onChart={keep}
          />
          <Legend lines={lines} runs={runs.length} theme={theme} hidden={hidden} onHide={setHidden} />
          <ChartTable
            caption={t('{0}, at most {1} rows; CSV has all', chart.title, tableRows)}
            columns={headings}
            rows={() =>
              someRows(recordedRows(shown), tableRows).map(([x = 0, ...values]) => [
                formatValue(x),
                ...values.map((value) => (Number.isNaN(value) ? '' : format(value))),
              ])
            }
          />
        </>
      )}
    </section>
  );
}
