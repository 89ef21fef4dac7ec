/** @file How a chart looks and behaves: options and data of chart.js from lines and theme. */
import type { Chart, ChartData, ChartOptions } from 'chart.js';
import { formatPart, formatValue } from '../shell/format.js';
import { dashPatterns, type Theme } from '../shell/theme.js';
import type { ChartDefinition } from './definitions.js';
import type { DrawnLine } from './lines.js';
import type { Point, Range } from './points.js';

export type LineData = ChartData<'line', Point[]>;

/** Of one run, series differ in colour; of several, runs differ in colour and series in dash. */
export function styleOf(line: DrawnLine, runs: number, { palette, foreground }: Theme) {
  const [hue, dash] = runs > 1 ? [line.run, line.series] : [line.series, 0];
  const round = runs > 1 ? dash : Math.floor(hue / palette.length);
  return {
    colour: palette[hue % palette.length] ?? foreground,
    dash: [...(dashPatterns[round % dashPatterns.length] ?? [])],
  };
}

/** @param hidden names of lines that the legend has switched off. */
export function dataOf(
  lines: readonly DrawnLine[],
  runs: number,
  theme: Theme,
  hidden: ReadonlySet<string>,
): LineData {
  const plain = { pointRadius: 0, pointHitRadius: 6, tension: 0, spanGaps: false };
  const drawn = lines.filter(({ name }) => !hidden.has(name));
  return {
    datasets: [
      ...drawn.map((line) => {
        const { colour, dash } = styleOf(line, runs, theme);
        return {
          ...plain,
          label: line.name,
          data: [...line.points],
          borderColor: colour,
          backgroundColor: colour,
          borderDash: dash,
          borderWidth: 1.75,
        };
      }),
      ...drawn.flatMap((line) =>
        line.raw === undefined
          ? []
          : [
              {
                ...plain,
                label: '',
                data: [...line.raw],
                borderColor: `color-mix(in srgb, ${styleOf(line, runs, theme).colour} 30%, transparent)`,
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
  readonly axisTitle: string;
  readonly logarithmic: boolean;
  /** What is seen of the horizontal axis has changed. */
  readonly onRange: (range: Range | undefined) => void;
}

export function optionsOf({
  chart,
  theme,
  axisTitle,
  logarithmic,
  onRange,
}: LookOptions): ChartOptions<'line'> {
  const format = (value: number) => (chart.percent ? formatPart(value) : formatValue(value));
  const ticks = { color: theme.muted, maxRotation: 0 };
  const faint = `color-mix(in srgb, ${theme.foreground} 15%, transparent)`;
  const grid = { color: faint, tickColor: faint };
  const tell = ({ chart: { scales, isZoomedOrPanned } }: { readonly chart: Chart }) =>
    onRange(isZoomedOrPanned() && scales.x ? { min: scales.x.min, max: scales.x.max } : undefined);
  const zoomMode = { mode: 'x' } as const;
  return {
    animation: false,
    parsing: false,
    normalized: true,
    responsive: true,
    maintainAspectRatio: false,
    color: theme.foreground,
    interaction: { mode: 'index', intersect: false, axis: 'x' },
    scales: {
      x: {
        type: 'linear',
        bounds: 'data',
        title: { display: true, text: axisTitle, color: theme.muted },
        ticks,
        grid,
      },
      y: {
        type: logarithmic ? 'logarithmic' : 'linear',
        title: { display: true, text: chart.unit, color: theme.muted },
        ticks: { ...ticks, callback: (value) => format(Number(value)) },
        grid,
      },
    },
    plugins: {
      legend: { display: false },
      tooltip: {
        filter: ({ dataset }) => dataset.label !== '',
        callbacks: {
          title: ([item]) => (item ? `${axisTitle} ${formatValue(item.parsed.x ?? Number.NaN)}` : ''),
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
        limits: { x: { min: 'original', max: 'original' } },
      },
    },
  };
}
