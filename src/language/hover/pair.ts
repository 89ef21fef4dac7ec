/** @file What a hover says of a pair: shapes, cost, and what λ it has learned. */
import { t } from '@vscode/l10n';
import { pairCost } from '../../catalog/cost.js';
import { reportedLambda } from '../../run/folder/reported-lambda.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { layerNamed, shapeText } from '../document/layers.js';
import { nodeAt } from '../document/place.js';
import { escaped } from '../markdown.js';
import { chartMarkdown } from '../runs/chart-markdown.js';
import { learnedFinder, pairPlaces } from '../runs/file-pairs.js';
import { lambdaText } from '../runs/format.js';
import type { RunBook } from '../runs/run-book.js';
import { learnedPairs } from '../runs/run-pairs.js';
import { wordsMarkdown } from './words.js';

function costMarkdown(document: ExperimentDocument, index: number): string[] {
  const named = (side: 'source' | 'target') =>
    layerNamed(document.reading.reading, side, nodeAt(document, ['pairs', index, side])?.value);
  const [source, target] = [named('source'), named('target')];
  if (!source || !target) return [];
  const { sourceShape, targetShape, resizes, bridgeParameters, multiplyAdds } = pairCost(
    source.layer,
    target.layer,
  );
  const resized = resizes
    ? t('; resized {0} → {1}', `${sourceShape[1]}x${sourceShape[2]}`, `${targetShape[1]}x${targetShape[2]}`)
    : '';
  const cost = t(
    'bridge: {0} parameters, {1} million multiply-adds an image',
    bridgeParameters.toLocaleString('en'),
    (multiplyAdds / 1e6).toFixed(2),
  );
  return [
    `**${escaped(source.name)} → ${escaped(target.name)}**`,
    escaped(`${shapeText(sourceShape)} → ${shapeText(targetShape)}${resized}`),
    escaped(cost),
    ...wordsMarkdown([cost]),
  ];
}

function learnedMarkdown(document: ExperimentDocument, index: number, runs: RunBook): string[] {
  const node = nodeAt(document, ['pairs', index]);
  const place = pairPlaces(document).find((candidate) => candidate.node === node);
  const run = runs.learnedRun(document);
  const found = place && run && learnedFinder(learnedPairs(run))(place);
  if (!run || !found) return [];
  const lambda = escaped(lambdaText(found.mean, found.deviation));
  const reported = reportedLambda(run.result);
  // The pictures beside the file show every iteration: the number is another there, and says of what it is.
  return [
    reported
      ? t('λ {0} (mean ± deviation over the images of epoch {1})', lambda, reported.epoch)
      : t('λ {0} (mean ± deviation over the images of the newest iteration)', lambda),
    ...chartMarkdown(runs, run, found.index),
  ];
}

/** Paragraphs about the pair at this index of the file: what it costs, then what runs learned of it. */
export function pairMarkdown(document: ExperimentDocument, index: number, runs: RunBook): string[] {
  return [...costMarkdown(document, index), ...learnedMarkdown(document, index, runs)];
}
