/** @file One chart on its canvas, kept from draw to draw. */
import { t } from '@vscode/l10n';
import type { ChartOptions } from 'chart.js';
import { useEffect, useRef } from 'preact/hooks';
import { Chart, type LineChart } from './chart-js.js';
import { type LineData, seenOf } from './chart-options.js';
import type { Range } from './points.js';

interface ChartCanvasProps {
  readonly label: string;
  readonly data: LineData;
  readonly options: ChartOptions<'line'>;
  /** What is there of the horizontal axis in any chart; undefined where nothing is drawn. */
  readonly extent: Range | undefined;
  /** What is to be seen of it; undefined: all. */
  readonly range: Range | undefined;
  /** It was zoomed or moved by keys; undefined: all is to be seen. */
  readonly onRange: (range: Range | undefined) => void;
  /** Given the chart once it is there. */
  readonly onChart: (chart: LineChart | undefined) => void;
}

/** What a key does to a chart; by fractions of what is seen. */
const keys: { readonly [key: string]: (chart: LineChart) => void } = {
  '+': (chart) => chart.zoom(1.25),
  '-': (chart) => chart.zoom(0.8),
  ArrowLeft: (chart) => chart.pan({ x: chart.chartArea.width / 10 }),
  ArrowRight: (chart) => chart.pan({ x: -chart.chartArea.width / 10 }),
};
const keyForAll = '0';

export function ChartCanvas({ label, data, options, extent, range, onRange, onChart }: ChartCanvasProps) {
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
  // All charts begin and end at the same places, whatever each has recorded there.
  const all = extent !== undefined && extent.min < extent.max ? extent : undefined;
  // The zoom plugin changes these options under the hand: new records alone do not replace them.
  useEffect(() => {
    if (chart.current === undefined) return;
    const { scales } = options;
    chart.current.options = { ...options, scales: { ...scales, x: { ...scales?.x, ...(range ?? all) } } };
  }, [options, range, all]);
  useEffect(() => {
    if (chart.current === undefined) return;
    // What it takes for the limits of itself is what was there when it first zoomed.
    const { zoom } = chart.current.options.plugins ?? {};
    if (zoom && extent) zoom.limits = { x: { ...extent } };
    chart.current.data = data;
    chart.current.update('none');
  }, [data, options, range, extent]);
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
          if (chart.current === undefined || (act === undefined && event.key !== keyForAll)) return;
          event.preventDefault();
          act?.(chart.current);
          onRange(act && seenOf(chart.current));
        }}
      />
    </div>
  );
}
