/** @file What a legend lists, and where it stands in a picture that leaves the panel. No DOM. */
import type { Look } from './looks.js';

export interface LegendEntry {
  readonly key: string;
  readonly title: string;
  /** Where there is room: in a picture that leaves the panel, and where the pointer rests. */
  readonly fullTitle: string;
  readonly look: Look;
}

export const margin = 16;
export const titleHeight = 30;
export const rowHeight = 22;
/** The sample of a line, with the room after it. */
export const swatchWidth = 26;

export interface PlacedEntry {
  readonly entry: LegendEntry;
  readonly x: number;
  readonly row: number;
}

/** From left to right, and on the next row where one has no more room. @param measure the width of a text in pixels. */
export function placedEntries(
  entries: readonly LegendEntry[],
  width: number,
  measure: (text: string) => number,
): PlacedEntry[] {
  let [x, row] = [margin, 0];
  return entries.map((entry) => {
    const needed = swatchWidth + measure(entry.fullTitle) + 18;
    if (x > margin && x + needed > width - margin) [x, row] = [margin, row + 1];
    const placed = { entry, x, row };
    x += needed;
    return placed;
  });
}
