/** @file The end of `npm start`: the methods side by side, and what the difference is worth. */
import { t } from '@vscode/l10n';
import { methodTable } from '../../catalog/methods.js';
import { percentWithError } from '../../catalog/number-texts.js';
import { textTable } from '../../catalog/text-table.js';
import type { Experiment } from '../../configuration/experiment.js';
import type { RunResult } from '../../run/folder/format.js';
import { heatMapLines } from '../terminal/heat-map.js';
import { duration } from '../terminal/numbers.js';
import type { Paint } from '../terminal/style.js';
import { wrapped } from '../terminal/width.js';
import { pairWeightMap } from '../watch/result.js';

export interface FinishedRun {
  readonly method: Experiment['method'];
  /** As it is shown. */
  readonly folder: string;
  readonly result: RunResult;
}

const columns = 79;

/** A table of accuracies, the difference in a sentence, the learned pair weights, and where the runs lie. */
export function comparisonLines(runs: readonly FinishedRun[], paint: Paint): string[] {
  const rows = runs.map(({ method, result }) => [
    methodTable[method].title,
    percentWithError(result.testAccuracy, result.standardError),
    String(result.testImages),
    duration(result.seconds),
  ]);
  return [
    ...textTable(
      [
        { title: t('method'), align: 'left' },
        { title: t('test accuracy'), align: 'right' },
        { title: t('test images'), align: 'right' },
        { title: t('time'), align: 'right' },
      ],
      rows,
    ),
    ...differenceLines(runs),
    ...runs.flatMap(({ result }) => weightLines(result, paint)),
    '',
    paint('heading', t('run folders')),
    ...runs.map(({ folder }) => folder),
  ];
}

/** The last run against the first. */
function differenceLines(runs: readonly FinishedRun[]): string[] {
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last || first === last) return [];
  const points = (last.result.testAccuracy - first.result.testAccuracy) * 100;
  const error = Math.hypot(last.result.standardError, first.result.standardError) * 100;
  const titles = [methodTable[last.method].title, methodTable[first.method].title] as const;
  const numbers = [Math.abs(points).toFixed(1), error.toFixed(1)] as const;
  const said =
    points >= 0
      ? t('{0} is {2} points above {1}, with a standard error of {3} points.', ...titles, ...numbers)
      : t('{0} is {2} points below {1}, with a standard error of {3} points.', ...titles, ...numbers);
  const small = Math.abs(points) < 2 * error ? t('One seed does not settle which one is better.') : '';
  return ['', ...wrapped(`${said} ${small}`.trim(), columns)];
}

function weightLines({ pairs }: RunResult, paint: Paint): string[] {
  const map = pairWeightMap(pairs);
  if (!map) return [];
  const title = t('learned pair weights λ: source layer (row) to target layer (column)');
  return ['', paint('heading', title), ...heatMapLines(map)];
}
