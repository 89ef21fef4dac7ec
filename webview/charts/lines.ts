/** @file The lines of a chart over all shown runs, with what they are called and what they are of. No DOM. */
import type { RunView } from '../contract.js';
import type { SeriesCollection } from '../series/collection.js';
import type { ChartDefinition } from './definitions.js';
import type { LinePlace } from './looks.js';
import { type Axis, type Columns, type Point, pointsIn, type Range, smoothed } from './points.js';
import { extentOf, partOf } from './range.js';

/** More than a screen has columns. */
const mostPoints = 2000;
/** Of more lines, only what is smoothed is drawn: what lies behind them would hide them. */
const mostWithRaw = 8;

export interface DrawnLine {
  /** For tables and tips: the series, and where several runs are shown the run. */
  readonly name: string;
  readonly place: LinePlace;
  /** All that was recorded. */
  readonly recorded: Columns;
  readonly points: readonly Point[];
  /** As recorded, to be drawn faint behind a smoothed line; absent where nothing was smoothed. */
  readonly raw?: readonly Point[];
}

export interface ChartLines {
  readonly lines: readonly DrawnLine[];
  /** Names of the series that any of the runs has, in order: the same series has the same place in all of them. */
  readonly series: readonly string[];
  /** What there is of the axis; undefined where nothing is recorded. */
  readonly extent: Range | undefined;
  /** What is seen of it; undefined: all. */
  readonly part: Range | undefined;
}

export interface LineOptions {
  readonly axis: Axis;
  /** Weight of the past, 0 to 1. */
  readonly smoothing: number;
  /** What the user wants to see of the axis; undefined: all of it. */
  readonly wanted: Range | undefined;
}

export function linesOf(
  chart: ChartDefinition,
  runs: readonly RunView[],
  collection: SeriesCollection,
  { axis, smoothing, wanted }: LineOptions,
): ChartLines {
  const recorded = runs.flatMap((run, place) => {
    const series = collection.of(run.folder);
    return series === undefined
      ? []
      : chart.lines(series, run, axis).map((line) => ({ ...line, run: place, runName: run.name }));
  });
  const series = [...new Set(recorded.map(({ name }) => name))];
  const extent = extentOf(recorded.map(({ columns }) => columns));
  const part = partOf(extent, wanted);
  const lines = recorded.map(({ name, columns, noisy, run, runName }): DrawnLine => {
    const smooth = noisy && smoothing > 0;
    const drawn = smooth ? { x: columns.x, y: smoothed(columns.y, smoothing) } : columns;
    return {
      name: runs.length > 1 ? `${name} · ${runName}` : name,
      place: { series: series.indexOf(name), run },
      recorded: columns,
      points: pointsIn(drawn, part, mostPoints),
      ...(smooth && recorded.length <= mostWithRaw && { raw: pointsIn(columns, part, mostPoints) }),
    };
  });
  return { lines, series, extent, part };
}
