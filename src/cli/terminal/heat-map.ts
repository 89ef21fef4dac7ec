/** @file A matrix of numbers as text: the darker a cell, the larger its number, which stands beside it. */
import { plainLine } from '../../errors/plain-text.js';
import { padTo, textWidth } from './width.js';

export interface HeatMap {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** By row and column; undefined where there is no such cell. */
  readonly value: (row: number, column: number) => number | undefined;
}

const shades = ['  ', '░░', '▒▒', '▓▓', '██'];
const gap = '  ';

/**
 * Lines: the names of the columns, then one line a row. Values are at least 0; shades are relative to the largest.
 * @param room columns of the terminal: a matrix that is wider comes in parts, one below the other.
 */
export function heatMapLines(map: HeatMap, room = Number.POSITIVE_INFINITY): string[] {
  const { value } = map;
  const [rows, columns] = [map.rows.map(plainLine), map.columns.map(plainLine)];
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
  const line = (name: string, cells: readonly string[], part: readonly number[]) =>
    [padTo(name, head), ...part.map((column) => padTo(cells[column] ?? '', widths[column] ?? 0))]
      .join(gap)
      .trimEnd();
  return partsOf(widths, room - head).flatMap((part, place) => [
    ...(place === 0 ? [] : ['']),
    line('', columns, part),
    ...values.map((row, index) => line(rows[index] ?? '', row.map(cellText), part)),
  ]);
}

/** Columns of these widths, in parts that fit into the room; one that fits nowhere is a part by itself. */
function partsOf(widths: readonly number[], room: number): number[][] {
  const parts: number[][] = [];
  let left = 0;
  for (const [column, width] of widths.entries()) {
    left -= width + gap.length;
    if (left >= 0) parts.at(-1)?.push(column);
    else {
      parts.push([column]);
      left = room - width - gap.length;
    }
  }
  return parts;
}
