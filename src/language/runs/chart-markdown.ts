/** @file The chart of a pair's λ as a hover shows it. */
import { t } from '@vscode/l10n';
import type { RunSummary } from '../../run/overview/list.js';
import { lambdaChart } from './chart.js';
import type { RunBook } from './run-book.js';

/** The picture; none until enough of the run is read. @param pair index into the run's pairs. */
export function chartMarkdown(runs: RunBook, run: RunSummary, pair: number): string[] {
  const chart = lambdaChart(runs.historyOf(run).lambda.points, pair);
  return chart === undefined ? [] : [`![${t('λ over the iterations')}](${chart})`];
}
