/** @file Which runs a table lists, in which order and in which groups. No DOM. */
import type { RunChoice } from '../contract.js';
import { displayLanguage } from '../shell/language.js';
import { type ColumnName, columnNames, runColumns } from './columns.js';

export interface Sorting {
  readonly column: ColumnName;
  readonly descending: boolean;
}

export const groupings = ['none', 'method', 'settings'] as const;
export type Grouping = (typeof groupings)[number];

export interface RunGroup {
  /** Undefined where nothing is grouped. */
  readonly title?: string;
  readonly runs: readonly RunChoice[];
  /** Of how many of them `mean` is. */
  readonly finished: number;
  /** Test accuracy, a fraction of 1; undefined where none has finished. */
  readonly mean?: number;
}

/** As a person reads them: seed 10 after seed 9. */
const words = new Intl.Collator(displayLanguage, { numeric: true });

function compared(left: string | number, right: string | number): number {
  return typeof left === 'number' && typeof right === 'number'
    ? left - right
    : words.compare(String(left), String(right));
}

/** By a column; runs of which it says nothing come last, whichever way it is sorted, and equals stay as they came. */
export function sorted(runs: readonly RunChoice[], { column, descending }: Sorting): RunChoice[] {
  const { order } = runColumns[column];
  return [...runs].sort((left, right) => {
    const [one, other] = [order(left), order(right)];
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined);
    return descending ? compared(other, one) : compared(one, other);
  });
}

/** What a click on a heading makes of the order: another way round, or that column's own way. */
export function sortedBy(column: ColumnName, before: Sorting): Sorting {
  const descending =
    before.column === column ? !before.descending : (runColumns[column].greatestFirst ?? false);
  return { column, descending };
}

/**
 * Runs of whose cells one has this text, in whatever case. Not its words one by one: numbers are everywhere, and `seed 5`
 * would find every run with a 5 in its accuracy.
 */
export function filtered(runs: readonly RunChoice[], text: string): readonly RunChoice[] {
  const sought = text.trim().toLocaleLowerCase(displayLanguage);
  if (sought === '') return runs;
  const has = (cell: string) => cell.toLocaleLowerCase(displayLanguage).includes(sought);
  return runs.filter(
    (run) => has(run.settings) || columnNames.some((name) => has(runColumns[name].text(run))),
  );
}

/** Groups stand where their first run stands. */
export function grouped(runs: readonly RunChoice[], by: Grouping): RunGroup[] {
  if (by === 'none') return [groupOf(runs)];
  const lists = new Map<string, RunChoice[]>();
  for (const run of runs) {
    const list = lists.get(run[by]);
    if (list) list.push(run);
    else lists.set(run[by], [run]);
  }
  return [...lists].map(([title, list]) => ({ title, ...groupOf(list) }));
}

/** Validation accuracies of runs that go on are not of the same images: only what has finished counts. */
function groupOf(runs: readonly RunChoice[]): RunGroup {
  const accuracies = runs.flatMap(({ state, accuracy }) =>
    state === 'finished' && accuracy !== undefined ? [accuracy] : [],
  );
  const finished = accuracies.length;
  const sum = accuracies.reduce((total, accuracy) => total + accuracy, 0);
  return { runs, finished, ...(finished > 0 && { mean: sum / finished }) };
}
