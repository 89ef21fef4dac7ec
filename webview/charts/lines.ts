/** @file The lines of a chart over all shown runs, with what they are called and how they are drawn. No DOM. */
import type { RunView } from '../contract.js';
import type { SeriesCollection } from '../series/collection.js';
import type { ChartDefinition } from './definitions.js';
import { type Axis, type Columns, type Point, pointsIn, type Range, smoothed } from './points.js';

/** More than a screen has columns. */
const mostPoints = 2000;

export interface DrawnLine {
  readonly name: string;
  /** Which series of the chart, and which of the shown runs: what colours and dashes go by. */
  readonly series: number;
  readonly run: number;
  /** All that was recorded. */
  readonly recorded: Columns;
  readonly points: readonly Point[];
  /** As recorded, to be drawn faint behind a smoothed line; absent where nothing was smoothed. */
  readonly raw?: readonly Point[];
}

export interface LineOptions {
  readonly axis: Axis;
  /** Weight of the past, 0 to 1. */
  readonly smoothing: number;
  /** What is seen of the axis; undefined: all of it. */
  readonly range: Range | undefined;
}

export function linesOf(
  chart: ChartDefinition,
  runs: readonly RunView[],
  collection: SeriesCollection,
  { axis, smoothing, range }: LineOptions,
): DrawnLine[] {
  return runs.flatMap((run, runIndex) => {
    const series = collection.of(run.folder);
    if (series === undefined) return [];
    return chart.lines(series, run, axis).map((line, index): DrawnLine => {
      const { x, y } = line.columns;
      const smooth = line.noisy && smoothing > 0;
      const drawn = smooth ? { x, y: smoothed(y, smoothing) } : line.columns;
      return {
        name: runs.length > 1 ? `${line.name} · ${run.name}` : line.name,
        series: index,
        run: runIndex,
        recorded: line.columns,
        points: pointsIn(drawn, range, mostPoints),
        ...(smooth && { raw: pointsIn(line.columns, range, mostPoints) }),
      };
    });
  });
}
