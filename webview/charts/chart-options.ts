/** @file How a chart looks and behaves: options and data of chart.js from lines and theme. */
import type { Chart, ChartData, ChartOptions } from 'chart.js';
import { formatAccuracy, formatCount, formatPart, formatValue } from '../shell/format.js';
import type { Theme } from '../shell/theme.js';
import type { ChartDefinition } from './definitions.js';
import type { DrawnLine } from './lines.js';
import type { Looks } from './looks.js';
import type { Axis, Point, Range } from './points.js';
import { roundTicks } from './ticks.js';
import { coverDrawn } from './vertical.js';

export type LineData = ChartData<'line', Point[]>;

/** The vertical axis of lines that are of another scale. */
export const rightAxis = 'right';

/** @param lines those that are seen. @param atRight the series that are on the right axis. */
export function dataOf(lines: readonly DrawnLine[], looks: Looks, atRight: ReadonlySet<number>): LineData {
  const axisOf = ({ place }: DrawnLine) => (atRight.has(place.series) ? rightAxis : 'y');
  const plain = { pointHitRadius: 6, tension: 0, spanGaps: false };
  // One point makes no line.
  const pointRadius = (points: readonly Point[]) => (points.length === 1 ? 3 : 0);
  return {
    datasets: [
      ...lines.map((line) => {
        const { colour, dash } = looks.of(line.place);
        return {
          ...plain,
          label: line.name,
          yAxisID: axisOf(line),
          pointRadius: pointRadius(line.points),
          data: [...line.points],
          borderColor: colour,
          backgroundColor: colour,
          borderDash: [...dash],
          borderWidth: 1.75,
        };
      }),
      ...lines.flatMap((line) =>
        line.raw === undefined
          ? []
          : [
              {
                ...plain,
                label: '',
                yAxisID: axisOf(line),
                pointRadius: 0,
                data: [...line.raw],
                borderColor: `color-mix(in srgb, ${looks.of(line.place).colour} 30%, transparent)`,
                borderWidth: 1,
              },
            ],
      ),
    ],
  };
}

export interface LookOptions {
  readonly chart: ChartDefinition;
  readonly theme: Theme;
  readonly axis: Axis;
  readonly axisTitle: string;
  /** Of the right axis; '' where there is none. */
  readonly rightTitle: string;
  readonly logarithmic: boolean;
  /** What is seen of the horizontal axis has changed. */
  readonly onRange: (range: Range) => void;
}

/** What is seen of the horizontal axis. */
export const seenOf = ({ scales: { x } }: Pick<Chart, 'scales'>): Range => ({
  min: x?.min ?? 0,
  max: x?.max ?? 0,
});

export function optionsOf({
  chart,
  theme,
  axis,
  axisTitle,
  rightTitle,
  logarithmic,
  onRange,
}: LookOptions): ChartOptions<'line'> {
  const format = (value: number) => (chart.percent ? formatAccuracy(value) : formatValue(value));
  const place = (value: number) => (axis === 'iteration' ? formatCount(value) : formatValue(value));
  const ticks = { color: theme.muted, maxRotation: 0 };
  const faint = `color-mix(in srgb, ${theme.foreground} 15%, transparent)`;
  const grid = { color: faint, tickColor: faint };
  const tell = ({ chart: drawn }: { readonly chart: Chart }) => onRange(seenOf(drawn));
  const zoomMode = { mode: 'x' } as const;
  return {
    animation: false,
    parsing: false,
    normalized: true,
    responsive: true,
    maintainAspectRatio: false,
    color: theme.foreground,
    interaction: { mode: 'nearestOfEachLine', intersect: false },
    scales: {
      x: {
        type: 'linear',
        bounds: 'data',
        // Those of chart.js begin wherever the data do.
        afterBuildTicks: (scale) => {
          const finest = axis === 'iteration' ? 1 : 0;
          scale.ticks = roundTicks(scale.min, scale.max, finest).map((value) => ({ value }));
        },
        title: { display: true, text: axisTitle, color: theme.muted },
        ticks: { ...ticks, callback: (value) => place(Number(value)) },
        grid,
      },
      y: {
        type: logarithmic ? 'logarithmic' : 'linear',
        afterDataLimits: coverDrawn,
        title: { display: true, text: chart.unit, color: theme.muted },
        ticks: { ...ticks, callback: (value) => (chart.percent ? formatPart : formatValue)(Number(value)) },
        grid,
      },
      ...(rightTitle !== '' && {
        [rightAxis]: {
          type: 'linear',
          axis: 'y',
          position: 'right',
          afterDataLimits: coverDrawn,
          title: { display: true, text: rightTitle, color: theme.muted },
          ticks: { ...ticks, callback: (value: number | string) => formatValue(Number(value)) },
          // Two grids in one frame are read as one.
          grid: { ...grid, drawOnChartArea: false },
        },
      }),
    },
    plugins: {
      legend: { display: false },
      tooltip: {
        // From the top line to the bottom one, as they are seen.
        itemSort: (one, other) => (other.parsed.y ?? 0) - (one.parsed.y ?? 0),
        boxPadding: 4,
        backgroundColor: theme.tip,
        titleColor: theme.tipText,
        bodyColor: theme.tipText,
        borderColor: theme.tipBorder,
        borderWidth: 1,
        multiKeyBackground: theme.tip,
        callbacks: {
          title: ([item]) => (item ? `${axisTitle} ${place(item.parsed.x ?? Number.NaN)}` : ''),
          label: ({ dataset, parsed }) => `${dataset.label}: ${format(parsed.y ?? Number.NaN)}`,
        },
      },
      zoom: {
        pan: { enabled: true, ...zoomMode, modifierKey: 'shift', onPanComplete: tell },
        zoom: {
          ...zoomMode,
          onZoomComplete: tell,
          wheel: { enabled: true, modifierKey: 'ctrl' },
          drag: { enabled: true, backgroundColor: `color-mix(in srgb, ${theme.focus} 25%, transparent)` },
        },
      },
    },
  };
}
