/** @file The table of formats in which results are written. */
import type { ResultTable } from '../result-table.js';
import { asCsv } from './csv.js';
import { asLatex } from './latex.js';
import { asMarkdown } from './markdown.js';
import { asText } from './text.js';

export const formatTable = {
  text: asText,
  markdown: asMarkdown,
  latex: asLatex,
  csv: asCsv,
  json: (table) => JSON.stringify(table),
} as const satisfies Record<string, (table: ResultTable) => string>;

export type FormatName = keyof typeof formatTable;
export const formatNames = Object.keys(formatTable) as readonly FormatName[];
