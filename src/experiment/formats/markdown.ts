/** @file A table of results in GitHub's Markdown. */
import { plainLine } from '../../errors/plain-text.js';
import type { ResultTable, Row } from '../result-table.js';
import { accuracyColumn, cellsOf, headings, sectionLines } from './cells.js';

/** Nothing of a name is markup: neither a column, nor a link, nor HTML. */
function escaped(text: string): string {
  return plainLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_{}[\]()#+!|~>$@:]/gu, (character) =>
      character === ':' || character === '@' ? `&#${character.charCodeAt(0)};` : `\\${character}`,
    );
}

const mark = (row: Row): string => (row.standing === 'unclear' ? ' ?' : '');
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export function asMarkdown(table: ResultTable): string {
  const column = accuracyColumn(table);
  const titles = headings(table).map(escaped);
  const rule = titles.map((_, index) => (index < column ? ':--' : '--:'));
  const sections = table.sections.map((section) => {
    const rows = section.rows.map((row) => {
      const { cells, bold } = cellsOf(row);
      return cells.map((cell, index) =>
        index === column && bold ? `**${escaped(cell)}**${mark(row)}` : escaped(cell),
      );
    });
    const text = [line(titles), line(rule), ...rows.map(line)].join('\n');
    return [...sectionLines(section).map(escaped), text].join('\n\n');
  });
  const notes = table.notes.map((note) => `- ${escaped(note)}`).join('\n');
  return [...sections, notes].filter((part) => part !== '').join('\n\n');
}
