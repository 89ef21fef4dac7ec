/** @file What a hover says of a preset of pairs: what λ each of its pairs has learned. */
import { t } from '@vscode/l10n';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { nodeAt } from '../document/place.js';
import { escaped } from '../markdown.js';
import { chartMarkdown } from '../runs/chart-markdown.js';
import { lambdaTable, strongestFirst } from '../runs/lambda-table.js';
import type { RunBook } from '../runs/run-book.js';

/** Nothing where the file lists its pairs: each of them has a hover of its own. */
export function presetMarkdown(document: ExperimentDocument, runs: RunBook): string[] {
  const run = runs.learnedRun(document);
  if (!run || nodeAt(document, ['pairs'])?.type === 'array') return [];
  const pairs = strongestFirst(run);
  const [strongest] = pairs;
  const chart = strongest ? chartMarkdown(runs, run, strongest.index) : [];
  const name = strongest ? escaped(`${strongest.sourceLayer} → ${strongest.targetLayer}`) : '';
  return [
    ...(chart.length > 0 ? [t('λ of the strongest pair, {0}:', name), ...chart] : []),
    lambdaTable(pairs),
  ];
}
