/** @file Hints in the line: what λ each pair has learned, and the best accuracy beside the method. */
import { t } from '@vscode/l10n';
import type { InlayHint } from 'vscode-languageserver/node';
import type { RunSummary } from '../../run/list.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { nodeAt } from '../document/place.js';
import { findLearned, pairPlaces } from './file-pairs.js';
import { lambdaText, percent } from './format.js';
import { lambdaTable, strongestFirst } from './lambda-table.js';
import { learnedPairs } from './run-pairs.js';

type HintText = Pick<InlayHint, 'label' | 'tooltip'>;

function accuracyHint({ result, progress }: RunSummary): HintText | undefined {
  if (result) {
    const [validation, test] = [percent(result.validationAccuracy), percent(result.testAccuracy)];
    // The editor cuts hints off at 43 characters.
    return { label: t('validation {0}, test {1}', validation, test) };
  }
  const best = progress?.best;
  return (
    best && { label: t('best validation {0} (epoch {1})', percent(best.validationAccuracy), best.epoch) }
  );
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

/** @param accurate the newest run with an accuracy. @param learned the newest run with learned λ. */
export function inlayHints(
  document: ExperimentDocument,
  accurate: RunSummary | undefined,
  learned: RunSummary | undefined,
): InlayHint[] {
  const hint = (offset: number, text: HintText | undefined): InlayHint[] =>
    text === undefined ? [] : [{ position: document.range(offset, 0).start, ...text, paddingLeft: true }];
  const endOf = (key: string) => {
    const node = nodeAt(document, [key]);
    return node && node.offset + node.length;
  };
  const start = (document.root?.offset ?? 0) + 1;
  const methodEnd = endOf('method') ?? start;
  const accuracy = accurate ? hint(methodEnd, accuracyHint(accurate)) : [];
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
