/** @file What was recorded, as rows for tables and files: a place of the axis, then a cell a line. No DOM. */
import type { DrawnLine } from './lines.js';

/** All rows in order of the axis; NaN where a line has no value at that place. */
export function recordedRows(lines: readonly DrawnLine[]): number[][] {
  const rows = new Map<number, number[]>();
  lines.forEach(({ recorded: { x, y } }, line) => {
    x.forEach((place, index) => {
      const row = rows.get(place) ?? [place, ...lines.map(() => Number.NaN)];
      row[line + 1] = y[index] ?? Number.NaN;
      rows.set(place, row);
    });
  });
  return [...rows.values()].sort(([left = 0], [right = 0]) => left - right);
}

/** At most about `most` of them, evenly chosen, the last one always. */
export function someRows<Row>(rows: readonly Row[], most: number): Row[] {
  const step = Math.max(1, Math.ceil(rows.length / most));
  return rows.filter((_, index) => index % step === 0 || index === rows.length - 1);
}
