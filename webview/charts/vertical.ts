/** @file How far the vertical axis reaches: over all that is drawn. */
import type { Scale } from 'chart.js';

/**
 * Sets the limits of a vertical scale to the drawn points. chart.js leaves out those beside the part that is seen, and
 * with them the lines that lead there: between two epochs there would be nothing.
 */
export function coverDrawn(scale: Scale): void {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const lowest = scale.type === 'logarithmic' ? Number.MIN_VALUE : Number.NEGATIVE_INFINITY;
  const { datasets } = scale.chart.data;
  for (const { index } of scale.getMatchingVisibleMetas()) {
    for (const point of datasets[index]?.data ?? []) {
      const y = typeof point === 'object' && point !== null && 'y' in point ? point.y : null;
      if (y === null || !Number.isFinite(y) || y < lowest) continue;
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  }
  // Where all are alike, chart.js has made room around them.
  if (low < high) [scale.min, scale.max] = [low, high];
}
