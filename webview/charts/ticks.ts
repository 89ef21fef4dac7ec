/** @file Round places along a chart's axis. No DOM. */

/** No more than this many; where they have no room, chart.js leaves some out. */
const most = 8;
const roundSteps = [1, 2, 5, 10] as const;

/** Multiples of 1, 2 or 5 times a power of ten in the range, no closer than `finest`. */
export function roundTicks(min: number, max: number, finest = 0): number[] {
  const rough = (max - min) / most;
  if (!(rough > 0) || !Number.isFinite(rough)) return [min];
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(finest, power * (roundSteps.find((factor) => factor * power >= rough) ?? 10));
  const first = Math.ceil(min / step);
  const count = Math.floor(max / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step);
}
