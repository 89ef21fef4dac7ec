/** @file One chart on its canvas, kept from draw to draw so that a zoom survives new records. */
import { t } from '@vscode/l10n';
import type { ChartOptions } from 'chart.js';
import { useEffect, useRef } from 'preact/hooks';
import { Chart } from './chart-js.js';
import type { LineData } from './chart-options.js';

interface ChartCanvasProps {
  readonly label: string;
  readonly data: LineData;
  readonly options: ChartOptions<'line'>;
  /** Given the chart once it is there. */
  readonly onChart: (chart: Chart<'line', LineData['datasets'][number]['data']> | undefined) => void;
}

type LineChart = Chart<'line', LineData['datasets'][number]['data']>;

/** What a key does to a chart; by fractions of what is seen. */
const keys: { readonly [key: string]: (chart: LineChart) => void } = {
  '+': (chart) => chart.zoom(1.25),
  '-': (chart) => chart.zoom(0.8),
  ArrowLeft: (chart) => chart.pan({ x: chart.chartArea.width / 10 }),
  ArrowRight: (chart) => chart.pan({ x: -chart.chartArea.width / 10 }),
  '0': (chart) => chart.resetZoom(),
};

export function ChartCanvas({ label, data, options, onChart }: ChartCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<LineChart | undefined>(undefined);
  useEffect(() => {
    if (canvas.current === null) return;
    const made: LineChart = new Chart(canvas.current, { type: 'line', data: { datasets: [] } });
    chart.current = made;
    onChart(made);
    return () => {
      made.destroy();
      chart.current = undefined;
      onChart(undefined);
    };
  }, [onChart]);
  // A zoom is kept in the chart's options: they are only replaced when the chart is to look otherwise.
  useEffect(() => {
    if (chart.current !== undefined) chart.current.options = options;
  }, [options]);
  useEffect(() => {
    if (chart.current === undefined) return;
    chart.current.data = data;
    chart.current.update('none');
  }, [data, options]);
  return (
    <div class="chart-canvas">
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        aria-description={t('Keys: plus and minus zoom, arrows move, 0 shows all.')}
        tabIndex={0}
        onKeyDown={(event) => {
          const act = keys[event.key];
          if (act === undefined || chart.current === undefined) return;
          event.preventDefault();
          act(chart.current);
        }}
      />
    </div>
  );
}
