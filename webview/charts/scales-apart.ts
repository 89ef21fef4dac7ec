/**
 * @file Which lines of a chart get an axis of their own, at the right. No DOM.
 *
 * Two axes in one chart and not two panels: losses are read against each other along the iterations (does the one rise as
 * the other falls?), which the eye does within one frame, and a card that splits while a run trains would move all that
 * are below it. The price, that heights cannot be compared across the axes, is paid only where the lower lines would lie
 * flat at the bottom anyway.
 */
import type { Point } from './points.js';

/** Lines whose scales are apart by this are on two axes. */
const apart = 10;

interface SeriesLine {
  /** The same number for the same series of all runs. */
  readonly series: number;
  readonly points: readonly Point[];
}

/**
 * The series that go to the right: none while the largest scale of the chart's series (their largest |y|) is less than ten
 * times the smallest, else all below the widest gap between two scales. What is 0 throughout has no scale and stays.
 */
export function seriesAtRight(lines: readonly SeriesLine[]): ReadonlySet<number> {
  const scales = new Map<number, number>();
  for (const { series, points } of lines) {
    scales.set(series, Math.max(scales.get(series) ?? 0, largest(points)));
  }
  const ordered = [...scales].filter(([, scale]) => scale > 0).sort(([, one], [, other]) => other - one);
  const ratio = (place: number) => (ordered[place]?.[1] ?? 0) / (ordered[place + 1]?.[1] ?? Number.NaN);
  const [first, last] = [ordered[0]?.[1] ?? 0, ordered.at(-1)?.[1] ?? 1];
  if (first / last < apart) return new Set();
  const gaps = ordered.slice(1).map((_, place) => ratio(place));
  const widest = gaps.indexOf(Math.max(...gaps));
  return new Set(ordered.slice(widest + 1).map(([series]) => series));
}

function largest(points: readonly Point[]): number {
  return points.reduce((most, { y }) => (Number.isFinite(y) ? Math.max(most, Math.abs(y)) : most), 0);
}
