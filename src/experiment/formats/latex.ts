/** @file A table of results in LaTeX, for the package booktabs. */
import { plainLine } from '../../errors/plain-text.js';
import type { ResultTable, Row } from '../result-table.js';
import { accuracyColumn, cellsOf, headings, sectionLines } from './cells.js';

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  '±': '\\ensuremath{\\pm}',
  '–': '--',
  // After the end of a row, a bracket would be read as that row's option.
  '[': '{[}',
  ']': '{]}',
};

/** Nothing of a name is a command. */
function escaped(text: string): string {
  return plainLine(text).replaceAll(
    /[\\~^<>|"±–[\]{}$&#_%]/gu,
    (character) => special[character] ?? `\\${character}`,
  );
}

/** A minus sign, not a hyphen, before the numbers. */
const number = (text: string): string => escaped(text).replaceAll('-', '\\ensuremath{-}');
const mark = (row: Row): string => (row.standing === 'unclear' ? '\\,?' : '');
const line = (cells: readonly string[]): string => `${cells.join(' & ')} \\\\`;

export function asLatex(table: ResultTable): string {
  const column = accuracyColumn(table);
  const titles = headings(table).map(escaped);
  const form = titles.map((_, index) => (index < column ? 'l' : 'r')).join('');
  const sections = table.sections.map((section) => {
    const rows = section.rows.map((row) => {
      const { cells, bold } = cellsOf(row);
      return cells.map((cell, index) => {
        if (index < column) return escaped(cell);
        return index === column && bold ? `\\textbf{${number(cell)}}${mark(row)}` : number(cell);
      });
    });
    return [
      ...comments(sectionLines(section)),
      `\\begin{tabular}{${form}}`,
      '\\toprule',
      line(titles),
      '\\midrule',
      ...rows.map(line),
      '\\bottomrule',
      '\\end{tabular}',
    ].join('\n');
  });
  return [...sections, comments(table.notes).join('\n')].filter((part) => part !== '').join('\n\n');
}

const comments = (lines: readonly string[]): string[] => lines.map((text) => `% ${plainLine(text)}`);
