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
