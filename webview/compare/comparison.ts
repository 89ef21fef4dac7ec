/** @file Runs side by side, as rows: what each reached, and the keys in which they differ. No DOM. */
import { t } from '@vscode/l10n';
import { pairName } from '../charts/definitions.js';
import type { RunView } from '../contract.js';
import { durationText } from '../header/facts.js';

export interface ComparedRow {
  readonly name: string;
  /** One a run. */
  readonly values: readonly string[];
}

const percent = (fraction: number | undefined): string =>
  fraction === undefined ? '–' : `${(100 * fraction).toFixed(1)} %`;

type Value = (run: RunView) => string;

const results: readonly (readonly [name: string, value: Value])[] = [
  [t('Test accuracy'), ({ result, best }) => percent(result?.testAccuracy ?? best?.test)],
  [
    t('Best validation accuracy'),
    ({ result, best }) => percent(result?.validationAccuracy ?? best?.validation),
  ],
  [t('Best epoch'), ({ result, best }) => String(result?.bestEpoch ?? best?.epoch ?? '–')],
  [t('Time of training'), ({ result, last }) => durationText(result?.seconds ?? last?.time ?? 0)],
  [t('Engine'), ({ engine }) => engine?.name ?? '–'],
];

const choices: readonly (readonly [name: string, value: Value])[] = [
  ['method', ({ setup }) => setup.method],
  ['seed', ({ seed }) => String(seed)],
  ['target', ({ setup }) => `${setup.target.network} × ${setup.target.width}`],
  ['sources', ({ setup }) => setup.sources.map(({ name }) => name).join(', ')],
  ['pairs', (run) => run.setup.pairs.map((_, index) => pairName(run, index)).join('; ')],
  ['beta', ({ setup }) => String(setup.beta)],
  ['lookAheadSteps', ({ setup }) => String(setup.lookAheadSteps)],
  ['batchSize', ({ setup }) => String(setup.batchSize)],
  ['epochs', ({ setup }) => String(setup.epochs)],
];

/** All results, and of what was chosen only that in which two runs differ. */
export function comparisonOf(runs: readonly RunView[]): ComparedRow[] {
  const row = ([name, value]: readonly [string, Value]) => ({ name, values: runs.map(value) });
  return [...results.map(row), ...choices.map(row).filter(({ values }) => new Set(values).size > 1)];
}
