/** @file Runs side by side, as rows: what each reached, and every key of their configurations in which they differ. No DOM. */
import { t } from '@vscode/l10n';
import { durationText } from '../../src/catalog/number-texts.js';
import { pairName } from '../charts/definitions.js';
import type { RunView } from '../contract.js';
import { folderName } from '../header/facts.js';
import { formatAccuracy, formatCount } from '../shell/format.js';

export interface ComparedRow {
  readonly name: string;
  /** One a run. */
  readonly values: readonly string[];
  /** Places of the runs that did best, where one can say so and not all did the same. */
  readonly best?: readonly number[];
}

export interface Comparison {
  readonly results: readonly ComparedRow[];
  /** Keys as they stand in the experiment file; empty where the runs are made alike. */
  readonly differing: readonly ComparedRow[];
}

/** What a run does not say. */
const unknown = '–';

interface Result {
  readonly name: string;
  readonly text: (run: RunView) => string;
  /** Higher is better. */
  readonly score?: (run: RunView) => number | undefined;
}

const testAccuracy = ({ result, best }: RunView) => result?.testAccuracy ?? best?.test;
/** A result says 0 where no images are held out for validation. */
const validationAccuracy = ({ result, best }: RunView) => result?.validationAccuracy || best?.validation;

const resultTable: readonly Result[] = [
  { name: t('Test accuracy'), text: (run) => formatAccuracy(testAccuracy(run)), score: testAccuracy },
  {
    name: t('Best validation accuracy'),
    text: (run) => formatAccuracy(validationAccuracy(run)),
    score: validationAccuracy,
  },
  { name: t('Best epoch'), text: ({ result, best }) => countText(result?.bestEpoch ?? best?.epoch) },
  { name: t('Epochs trained'), text: ({ result, last }) => countText(result?.epochs ?? last?.epoch) },
  {
    name: t('Time of training'),
    text: ({ result, last }) => {
      const seconds = result?.seconds ?? last?.time;
      return seconds === undefined ? unknown : durationText(seconds);
    },
  },
  { name: t('Engine'), text: ({ engine }) => (engine ? `${engine.name}, ${engine.device}` : unknown) },
  { name: t('Run folder'), text: ({ folder }) => folderName(folder) },
];

const countText = (count: number | undefined): string => (count === undefined ? unknown : formatCount(count));

/** What came out of the runs, then every setting and pair in which they differ; a value a run, in their order. */
export function comparisonOf(runs: readonly RunView[]): Comparison {
  const results = resultTable.map(({ name, text, score }): ComparedRow => {
    const best = score === undefined ? [] : bestOf(runs.map(score));
    return { name, values: runs.map(text), ...(best.length > 0 && { best }) };
  });
  return { results, differing: [...settingRows(runs), ...pairRows(runs)] };
}

function bestOf(scores: readonly (number | undefined)[]): readonly number[] {
  const highest = Math.max(...scores.map((score) => score ?? Number.NEGATIVE_INFINITY));
  const places = scores.flatMap((score, place) => (score === highest ? [place] : []));
  return places.length < scores.length ? places : [];
}

const differs = ({ values }: ComparedRow): boolean => new Set(values).size > 1;

function settingRows(runs: readonly RunView[]): ComparedRow[] {
  const texts = runs.map(({ configuration }) => new Map(configuration.map(({ key, value }) => [key, value])));
  const keys = [...new Set(texts.flatMap((ofRun) => [...ofRun.keys()]))];
  return keys
    .map((name) => ({ name, values: texts.map((ofRun) => ofRun.get(name) ?? unknown) }))
    .filter(differs);
}

/** Pairs that all runs have tell nothing: each run's own are named, up to a few. */
const mostPairsNamed = 4;

function pairRows(runs: readonly RunView[]): ComparedRow[] {
  const lists = runs.map((run) => run.setup.pairs.map((_, index) => pairName(run, index)));
  if (new Set(lists.map((names) => names.join('\n'))).size <= 1) return [];
  const inAll = (name: string) => lists.every((names) => names.includes(name));
  const values = lists.map((names) => {
    const own = names.filter((name) => !inAll(name));
    if (own.length === 0) return t('{0} pairs', names.length);
    const rest = own.length - mostPairsNamed;
    const told = own.slice(0, mostPairsNamed).join(', ');
    return rest > 0
      ? t('{0} pairs, with {1} and {2} more', names.length, told, rest)
      : t('{0} pairs, with {1}', names.length, told);
  });
  const row = { name: 'pairs', values };
  // The same pairs in another order are another run, but not one that a person tells apart.
  return differs(row) ? [row] : [];
}
