/** @file The lines of a chart over all shown runs, with what they are called and how they are drawn. No DOM. */
import type { RunView } from '../contract.js';
import type { SeriesCollection } from '../series/collection.js';
import type { ChartDefinition } from './definitions.js';
import { type Axis, type Point, pointsOf, smoothed, thinned } from './points.js';

/** More than a screen has columns. */
const mostPoints = 2000;

export interface DrawnLine {
  readonly name: string;
  /** Which series of the chart, and which of the shown runs: what colours and dashes go by. */
  readonly series: number;
  readonly run: number;
  readonly points: readonly Point[];
  /** As recorded, to be drawn faint behind a smoothed line; absent where nothing was smoothed. */
  readonly raw?: readonly Point[];
}

export interface LineOptions {
  readonly axis: Axis;
  /** Weight of the past, 0 to 1. */
  readonly smoothing: number;
}

export function linesOf(
  chart: ChartDefinition,
  runs: readonly RunView[],
  collection: SeriesCollection,
  { axis, smoothing }: LineOptions,
): DrawnLine[] {
  return runs.flatMap((run, runIndex) => {
    const series = collection.of(run.folder);
    if (series === undefined) return [];
    return chart.lines(series, run, axis).map((line, index): DrawnLine => {
      const all = pointsOf(line.columns);
      const smooth = line.noisy && smoothing > 0;
      return {
        name: runs.length > 1 ? `${line.name} · ${run.name}` : line.name,
        series: index,
        run: runIndex,
        points: thinned(smooth ? smoothed(all, smoothing) : all, mostPoints),
        ...(smooth && { raw: thinned(all, mostPoints) }),
      };
    });
  });
}

/** Rows of the table behind a chart: `x`, then a cell a line; at most `most`, evenly chosen, the last one always. */
export function tableOf(lines: readonly DrawnLine[], most: number): number[][] {
  const places = [...new Set(lines.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);
  const step = Math.max(1, Math.ceil(places.length / most));
  const chosen = places.filter((_, index) => index % step === 0 || index === places.length - 1);
  const values = lines.map(({ points }) => new Map(points.map(({ x, y }) => [x, y])));
  return chosen.map((x) => [x, ...values.map((byPlace) => byPlace.get(x) ?? Number.NaN)]);
}

/** Comma-separated values with a heading; what is no number is empty. */
export function csvOf(headings: readonly string[], rows: readonly (readonly (number | string)[])[]): string {
  const cell = (value: number | string) => {
    if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
    // A spreadsheet would compute what begins like a formula.
    const safe = /^[=+@\t\r-]/u.test(value) ? `'${value}` : value;
    return /[",\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `${[headings, ...rows].map((row) => row.map(cell).join(',')).join('\n')}\n`;
}
