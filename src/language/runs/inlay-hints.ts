/** @file Hints in the line: what λ each pair has learned, and the best accuracy beside the method. */
import { t } from '@vscode/l10n';
import type { InlayHint } from 'vscode-languageserver/node';
import type { RunSummary } from '../../run/list.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { nodeAt } from '../document/place.js';
import { findLearned, pairPlaces } from './file-pairs.js';
import { lambdaText, percent } from './format.js';
import { learnedPairs } from './run-pairs.js';

const shownOfPreset = 3;

function accuracyText({ result, progress }: RunSummary): string | undefined {
  if (result) {
    const [validation, test] = [percent(result.validationAccuracy), percent(result.testAccuracy)];
    // The editor cuts hints off at 43 characters.
    return t('validation {0}, test {1}', validation, test);
  }
  const best = progress?.best;
  return best && t('best validation {0} (epoch {1})', percent(best.validationAccuracy), best.epoch);
}

function presetText(run: RunSummary): string | undefined {
  const strongest = learnedPairs(run)
    .toSorted((left, right) => right.mean - left.mean)
    .slice(0, shownOfPreset)
    .map(
      ({ sourceLayer, targetLayer, mean, deviation }) =>
        `${sourceLayer} → ${targetLayer} λ ${lambdaText(mean, deviation)}`,
    );
  return strongest.length > 0 ? t('strongest: {0}', strongest.join(', ')) : undefined;
}

/** @param accurate the newest run with an accuracy. @param learned the newest run with learned λ. */
export function inlayHints(
  document: ExperimentDocument,
  accurate: RunSummary | undefined,
  learned: RunSummary | undefined,
): InlayHint[] {
  const hint = (offset: number, label: string | undefined): InlayHint[] =>
    label === undefined ? [] : [{ position: document.range(offset, 0).start, label, paddingLeft: true }];
  const endOf = (key: string) => {
    const node = nodeAt(document, [key]);
    return node && node.offset + node.length;
  };
  const start = (document.root?.offset ?? 0) + 1;
  const methodEnd = endOf('method') ?? start;
  const accuracy = accurate ? hint(methodEnd, accuracyText(accurate)) : [];
  if (!learned) return accuracy;
  const pairs = nodeAt(document, ['pairs']);
  if (pairs?.type !== 'array')
    return [...accuracy, ...hint(endOf('pairs') ?? methodEnd, presetText(learned))];
  const known = learnedPairs(learned);
  const perPair = pairPlaces(document).flatMap((place) => {
    const found = findLearned(known, place);
    return found
      ? hint(place.node.offset + place.node.length, `λ ${lambdaText(found.mean, found.deviation)}`)
      : [];
  });
  return [...accuracy, ...perPair];
}
