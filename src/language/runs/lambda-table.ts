/** @file The learned λ of all pairs of a run as a table, for where a file lists no pair that each could stand at. */
import { t } from '@vscode/l10n';
import type { RunSummary } from '../../run/overview/list.js';
import { escaped } from '../markdown.js';
import { lambdaText } from './format.js';
import { type LearnedPair, learnedPairs } from './run-pairs.js';

/** The pairs of a run that have learned λ, strongest first. */
export function strongestFirst(run: RunSummary): LearnedPair[] {
  return learnedPairs(run).toSorted((left, right) => right.mean - left.mean);
}

/** All of these pairs with λ and its spread over images, as markdown. */
export function lambdaTable(pairs: readonly LearnedPair[]): string {
  const severalSources = new Set(pairs.map(({ source }) => source)).size > 1;
  const rows = pairs.map(({ source, sourceLayer, targetLayer, mean, deviation }) => {
    const layer = severalSources ? `${source}:${sourceLayer}` : sourceLayer;
    return `| ${escaped(`${layer} → ${targetLayer}`)} | ${escaped(lambdaText(mean, deviation))} |`;
  });
  return [`| ${t('Pair')} | ${t('λ (mean ± deviation over images)')} |`, '| :-- | --: |', ...rows].join('\n');
}
