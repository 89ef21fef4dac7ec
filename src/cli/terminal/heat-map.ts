/** @file A matrix of numbers as text: the darker a cell, the larger its number, which stands beside it. */
import { padTo, textWidth } from './width.js';

export interface HeatMap {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** By row and column; undefined where there is no such cell. */
  readonly value: (row: number, column: number) => number | undefined;
}

const shades = ['  ', '░░', '▒▒', '▓▓', '██'];
const gap = '  ';

/** Lines: the names of the columns, then one line a row. Values are at least 0; shades are relative to the largest. */
export function heatMapLines({ rows, columns, value }: HeatMap): string[] {
  const values = rows.map((_, row) => columns.map((_, column) => value(row, column)));
  const largest = Math.max(0, ...values.flat().map((cell) => cell ?? 0));
  const shade = (cell: number): string =>
    shades[largest > 0 ? Math.min(shades.length - 1, Math.floor((cell / largest) * shades.length)) : 0] ?? '';
  const cellText = (cell: number | undefined) =>
    cell === undefined ? ' -' : `${shade(cell)} ${cell.toFixed(2)}`;
  const head = Math.max(...rows.map(textWidth));
  const widths = columns.map((name, column) =>
    Math.max(textWidth(name), ...values.map((row) => textWidth(cellText(row[column])))),
  );
  const line = (name: string, cells: readonly string[]) =>
    [padTo(name, head), ...cells.map((cell, column) => padTo(cell, widths[column] ?? 0))].join(gap).trimEnd();
  return [line('', columns), ...values.map((row, index) => line(rows[index] ?? '', row.map(cellText)))];
}
