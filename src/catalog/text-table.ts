/** @file A table as aligned text. */

import { plainLine } from '../errors/plain-text.js';

export interface Column {
  readonly title: string;
  /** Numbers stand on the right. */
  readonly align: 'left' | 'right';
}

/** Lines of a table: a heading, then one a row; two spaces between columns, none at the ends of lines. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const all = [columns.map(({ title }) => title), ...rows.map((row) => row.map(plainLine))];
  const widths = columns.map((_, index) => Math.max(...all.map((row) => row[index]?.length ?? 0)));
  return all.map((row) =>
    columns
      .map(({ align }, index) => {
        const cell = row[index] ?? '';
        const width = widths[index] ?? 0;
        return align === 'right' ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
