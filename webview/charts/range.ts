/** @file What there is of a chart's horizontal axis, and what is seen of it. No DOM. */
import type { Columns, Range } from './points.js';

/** From the first to the last place of all lines; undefined where nothing is recorded. */
export function extentOf(lines: readonly Pick<Columns, 'x'>[]): Range | undefined {
  const ends = lines.flatMap(({ x }) => [x[0] ?? Number.NaN, x.at(-1) ?? Number.NaN]).filter(Number.isFinite);
  return ends.length === 0 ? undefined : { min: Math.min(...ends), max: Math.max(...ends) };
}

/** The range as far as something is there; undefined where all is to be seen. */
export function partOf(extent: Range | undefined, range: Range | undefined): Range | undefined {
  if (extent === undefined || range === undefined) return undefined;
  const [min, max] = [Math.max(range.min, extent.min), Math.min(range.max, extent.max)];
  const isAll = min <= extent.min && max >= extent.max;
  return isAll || min >= max ? undefined : { min, max };
}
