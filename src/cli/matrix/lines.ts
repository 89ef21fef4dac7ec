/** @file A matrix as text: how many runs it has, each with its state, and what became of it. */
import { t } from '@vscode/l10n';
import { percentWithError } from '../../catalog/number-texts.js';
import { textTable } from '../../catalog/text-table.js';
import { stateOf } from '../../run/overview/state-names.js';
import { duration } from '../terminal/numbers.js';
import type { PlannedRun } from './plan.js';
import type { MatrixOutcome } from './schedule.js';

/** How long the rest may take, by the mean of the finished runs; undefined where none is. */
export function remainingLine(runs: readonly PlannedRun[], concurrency: number): string | undefined {
  const seconds = runs.flatMap(({ known }) => known?.result?.seconds ?? []);
  const left = runs.length - seconds.length;
  if (seconds.length === 0 || left === 0) return undefined;
  const mean = seconds.reduce((sum, each) => sum + each, 0) / seconds.length;
  return t(
    '{0} to train, about {1} by the mean of those that are finished.',
    left,
    duration((mean * left) / concurrency),
  );
}

/** What there is of a run: its state, or that it is still to be made. */
export const plannedState = ({ known }: PlannedRun): string => (known ? stateOf(known) : t('to be made'));

/** A run a line, in the order of training. */
export function planLines(runs: readonly PlannedRun[]): string[] {
  const rows = runs.map((run) => [run.title, plannedState(run)]);
  return textTable(
    [
      { title: t('run'), align: 'left' },
      { title: t('state'), align: 'left' },
    ],
    rows,
  );
}

/** What became of each run, in the order of training. */
export function outcomeLines(outcomes: readonly MatrixOutcome[]): string[] {
  const rows = outcomes.map(({ run, summary, failure }) => [
    run.title,
    failure ? t('failed') : summary ? stateOf(summary) : t('not begun'),
    summary?.result ? percentWithError(summary.result.testAccuracy, summary.result.standardError) : '',
  ]);
  return textTable(
    [
      { title: t('run'), align: 'left' },
      { title: t('state'), align: 'left' },
      { title: t('test accuracy'), align: 'right' },
    ],
    rows,
  );
}
