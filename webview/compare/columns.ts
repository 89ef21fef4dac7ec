/** @file The columns of the table of runs: what each says of a run, and by what it sorts. No DOM. */
import { t } from '@vscode/l10n';
import type { RunChoice } from '../contract.js';
import { stateTitles } from '../header/state-titles.js';
import { formatAccuracy, formatCount, formatMoment, formatWithError } from '../shell/format.js';

export const columnNames = [
  'name',
  'state',
  'method',
  'pairs',
  'seed',
  'accuracy',
  'epochs',
  'seconds',
  'created',
] as const;
export type ColumnName = (typeof columnNames)[number];

export interface RunColumn {
  readonly title: string;
  /** What the title leaves out. */
  readonly hint?: string;
  /** Numbers stand at the right, below one another. */
  readonly isNumber?: boolean;
  /** Whether one looks for its greatest values, so that the first click brings these to the top. */
  readonly greatestFirst?: boolean;
  readonly text: (run: RunChoice) => string;
  /** By what runs are sorted; undefined where a run says nothing. */
  readonly order: (run: RunChoice) => string | number | undefined;
}

const countText = (count: number | undefined): string => (count === undefined ? '' : formatCount(count));

function accuracyText({ state, accuracy, standardError }: RunChoice): string {
  if (accuracy === undefined) return '';
  if (state !== 'finished') return t('validation {0}', formatAccuracy(accuracy));
  return standardError === undefined ? formatAccuracy(accuracy) : formatWithError(accuracy, standardError);
}

/** `all-to-all, 15`; what no preset makes has its number alone. */
function pairsText({ pairs }: RunChoice): string {
  if (pairs === undefined) return '';
  const count = formatCount(pairs.count);
  return pairs.preset === undefined ? count : t('{0}, {1}', pairs.preset, count);
}

export const runColumns: { readonly [C in ColumnName]: RunColumn } = {
  name: { title: t('Run'), text: ({ name }) => name, order: ({ name }) => name },
  state: {
    title: t('State'),
    text: ({ state }) => stateTitles[state],
    order: ({ state }) => stateTitles[state],
  },
  method: { title: t('Method'), text: ({ method }) => method, order: ({ method }) => method },
  pairs: {
    title: t('Pairs'),
    hint: t('The preset that makes them, and how many'),
    text: pairsText,
    order: ({ pairs }) => pairs?.count,
  },
  seed: {
    title: t('Seed'),
    isNumber: true,
    // Not grouped: a seed is a name.
    text: ({ seed }) => String(seed),
    order: ({ seed }) => seed,
  },
  accuracy: {
    title: t('Accuracy'),
    hint: t(
      'On test images ± its sampling error, √(p (1 − p) / N); until then the best on validation images',
    ),
    isNumber: true,
    greatestFirst: true,
    text: accuracyText,
    order: ({ accuracy }) => accuracy,
  },
  epochs: {
    title: t('Epochs'),
    isNumber: true,
    text: ({ epochs }) => countText(epochs),
    order: ({ epochs }) => epochs,
  },
  seconds: {
    title: t('Seconds'),
    hint: t('Of training'),
    isNumber: true,
    text: ({ seconds }) => countText(seconds),
    order: ({ seconds }) => seconds,
  },
  created: {
    title: t('Made'),
    greatestFirst: true,
    text: ({ created }) => formatMoment(created),
    order: ({ created }) => created,
  },
};
