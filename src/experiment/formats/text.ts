/** @file A table of results for a terminal. */
import { textTable } from '../../catalog/text-table.js';
import { plainLine } from '../../errors/plain-text.js';
import type { ResultTable, Row } from '../result-table.js';
import { accuracyColumn, cellsOf, headings, sectionLines } from './cells.js';

const marks: Record<Row['standing'], string> = {
  best: '*',
  'not-distinguishable': '*',
  unclear: '?',
  worse: ' ',
};

/** Sections with an empty line between; a terminal has no bold that could be piped, so a mark stands for it. */
export function asText(table: ResultTable): string {
  const column = accuracyColumn(table);
  const columns = headings(table).map((title, index) => ({
    title: plainLine(title),
    align: index < column ? ('left' as const) : ('right' as const),
  }));
  const sections = table.sections.map((section) => {
    const rows = section.rows.map((row) =>
      cellsOf(row).cells.map((cell, index) => (index === column ? `${cell} ${marks[row.standing]}` : cell)),
    );
    return [...sectionLines(section).map(plainLine), ...textTable(columns, rows)].join('\n');
  });
  return [...sections, table.notes.map(plainLine).join('\n')].filter((part) => part !== '').join('\n\n');
}
