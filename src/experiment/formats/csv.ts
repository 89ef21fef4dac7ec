/** @file A table of results as CSV, quoted as in RFC 4180: a row a group, numbers unrounded, the accuracy of every seed in a column. */
import type { ResultTable, Row } from '../result-table.js';

type Cell = string | number | undefined;

/** A spreadsheet would compute text that begins like a formula; a quotation mark before it keeps it text. */
function cellText(cell: Cell): string {
  if (typeof cell !== 'string') return cell === undefined ? '' : String(cell);
  const text = /^[=+\-@\t\r\n]/u.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const line = (cells: readonly Cell[]): string => cells.map(cellText).join(',');

/** Names of columns are for programs: they are not translated. */
const columns: Readonly<Record<string, (row: Row) => Cell>> = {
  n: ({ accuracy }) => accuracy.count,
  test_accuracy: ({ accuracy }) => accuracy.mean,
  deviation: ({ accuracy }) => accuracy.deviation,
  low_95: ({ accuracy }) => accuracy.interval?.[0],
  high_95: ({ accuracy }) => accuracy.interval?.[1],
  sampling_error: ({ samplingError }) => samplingError,
  difference: ({ difference }) => difference?.mean,
  difference_low_95: ({ difference }) => difference?.interval?.[0],
  difference_high_95: ({ difference }) => difference?.interval?.[1],
  difference_n: ({ difference }) => difference?.seeds.length,
  p: ({ difference }) => difference?.p,
  standing: ({ standing }) => standing,
  seconds: ({ seconds }) => seconds,
  epochs: ({ epochs }) => epochs,
};

export function asCsv({ axes, sections }: ResultTable): string {
  const all = sections.flatMap(({ rows }) => rows.flatMap((row) => row.seeds.map(({ seed }) => seed)));
  const seeds = [...new Set(all)].sort((left, right) => left - right);
  const titles = ['section', 'baseline', 'label', ...axes, ...Object.keys(columns)];
  const rows = sections.flatMap(({ title, baseline, rows }) =>
    rows.map((row) => {
      const bySeed = new Map(row.seeds.map(({ seed, testAccuracy }) => [seed, testAccuracy]));
      const numbers = Object.values(columns).map((cellOf) => cellOf(row));
      const ofSeeds = seeds.map((seed) => bySeed.get(seed));
      return [title, baseline, row.label, ...row.axes, ...numbers, ...ofSeeds];
    }),
  );
  return [[...titles, ...seeds.map((seed) => `seed_${seed}`)], ...rows].map(line).join('\n');
}
