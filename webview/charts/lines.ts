/** @file The lines of a chart over all shown runs, with what they are called and what they are of. No DOM. */
import type { RunView } from '../contract.js';
import type { SeriesCollection } from '../series/collection.js';
import type { ChartDefinition } from './definitions.js';
import type { LinePlace } from './looks.js';
import { type Axis, type Columns, type Point, pointsIn, type Range, smoothed } from './points.js';

/** More than a screen has columns. */
const mostPoints = 2000;
/** Of more lines, only what is smoothed is drawn: what lies behind them would hide them. */
const mostWithRaw = 8;

export interface DrawnLine {
  /** For tables and tips: the series, and where several runs are shown the run by its short name. */
  readonly name: string;
  /** For files, and where the pointer rests: the same with the run's whole name. */
  readonly fullName: string;
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
}

export interface LineOptions {
  readonly axis: Axis;
  /** Weight of the past, 0 to 1. */
  readonly smoothing: number;
  /** What is seen of the axis; undefined: all of it. */
  readonly part: Range | undefined;
}

/** A run by what it is called where there is little room. */
export interface NamedRun {
  readonly run: RunView;
  readonly shortName: string;
}

export function linesOf(
  chart: ChartDefinition,
  runs: readonly NamedRun[],
  collection: SeriesCollection,
  { axis, smoothing, part }: LineOptions,
): ChartLines {
  const recorded = runs.flatMap(({ run, shortName }, place) => {
    const series = collection.of(run.folder);
    return series === undefined
      ? []
      : chart.lines(series, run, axis).map((line) => ({ ...line, run: place, runName: run.name, shortName }));
  });
  const series = [...new Set(recorded.map(({ name }) => name))];
  const named = (name: string, ofRun: string) => (runs.length > 1 ? `${name} · ${ofRun}` : name);
  const lines = recorded.map(({ name, columns, noisy, run, runName, shortName }): DrawnLine => {
    const smooth = noisy && smoothing > 0;
    const drawn = smooth ? { x: columns.x, y: smoothed(columns.y, smoothing) } : columns;
    return {
      name: named(name, shortName),
      fullName: named(name, runName),
      place: { series: series.indexOf(name), run },
      recorded: columns,
      points: pointsIn(drawn, part, mostPoints),
      ...(smooth && recorded.length <= mostWithRaw && { raw: pointsIn(columns, part, mostPoints) }),
    };
  });
  return { lines, series };
}
