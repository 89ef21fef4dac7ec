/** @file Hints in the line: what λ each pair has learned, and the best accuracy beside the method. */
import type { InlayHint } from 'vscode-languageserver/node';
import type { RunSummary } from '../../run/list.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { nodeAt } from '../document/place.js';
import { accuracyText } from './accuracy.js';
import { findLearned, pairPlaces } from './file-pairs.js';
import { lambdaText } from './format.js';
import { lambdaTable, strongestFirst } from './lambda-table.js';
import type { RunBook } from './run-book.js';
import { learnedPairs } from './run-pairs.js';

type HintText = Pick<InlayHint, 'label' | 'tooltip'>;

function accuracyHint(run: RunSummary, runs: RunBook): HintText | undefined {
  const label = accuracyText(run, (epoch) => runs.historyOf(run).testAccuracyOf(epoch));
  return label === undefined ? undefined : { label };
}

/** The strongest pair, its λ first: the editor cuts hints off at 43 characters. All pairs are in the tooltip. */
function presetHint(run: RunSummary): HintText | undefined {
  const pairs = strongestFirst(run);
  const [strongest] = pairs;
  if (!strongest) return undefined;
  const { mean, sourceLayer, targetLayer } = strongest;
  return {
    label: `λ ${mean.toFixed(2)} ${sourceLayer} → ${targetLayer}`,
    tooltip: { kind: 'markdown', value: lambdaTable(pairs) },
  };
}

/** The hints of a file, of its newest runs that have such numbers. */
export function inlayHints(document: ExperimentDocument, runs: RunBook): InlayHint[] {
  const hint = (offset: number, text: HintText | undefined): InlayHint[] =>
    text === undefined ? [] : [{ position: document.range(offset, 0).start, ...text, paddingLeft: true }];
  const endOf = (key: string) => {
    const node = nodeAt(document, [key]);
    return node && node.offset + node.length;
  };
  const start = (document.root?.offset ?? 0) + 1;
  const methodEnd = endOf('method') ?? start;
  const accurate = runs.accurateRun(document);
  const accuracy = accurate ? hint(methodEnd, accuracyHint(accurate, runs)) : [];
  const learned = runs.learnedRun(document);
  if (!learned) return accuracy;
  const pairs = nodeAt(document, ['pairs']);
  if (pairs?.type !== 'array')
    return [...accuracy, ...hint(endOf('pairs') ?? methodEnd, presetHint(learned))];
  const known = learnedPairs(learned);
  const perPair = pairPlaces(document).flatMap((place) => {
    const found = findLearned(known, place);
    return found
      ? hint(place.node.offset + place.node.length, { label: `λ ${lambdaText(found.mean, found.deviation)}` })
      : [];
  });
  return [...accuracy, ...perPair];
}
