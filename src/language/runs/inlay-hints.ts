/** @file Hints in the line: what λ each pair has learned, and the best accuracy beside the method. */
import { t } from '@vscode/l10n';
import type { InlayHint } from 'vscode-languageserver/node';
import type { RunSummary } from '../../run/overview/list.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { nodeAt } from '../document/place.js';
import { escaped } from '../markdown.js';
import { accuracyText, oldAccuracyText } from './accuracy.js';
import { chartMarkdown } from './chart-markdown.js';
import { learnedFinder, pairPlaces } from './file-pairs.js';
import { lambdaText } from './format.js';
import { lambdaTable, strongestFirst } from './lambda-table.js';
import { isOfOtherText, provenance } from './provenance.js';
import type { RunBook } from './run-book.js';
import { learnedPairs } from './run-pairs.js';

type HintText = Pick<InlayHint, 'label' | 'tooltip' | 'data'>;

function accuracyHint(run: RunSummary, runs: RunBook, document: ExperimentDocument): HintText | undefined {
  const textOf = isOfOtherText(run, document) ? oldAccuracyText : accuracyText;
  const label = textOf(run, (epoch) => runs.historyOf(run).testAccuracyOf(epoch));
  return label === undefined ? undefined : { label, tooltip: provenance(run, document) };
}

/** The strongest pair, its λ first: the editor cuts hints off at 43 characters. All pairs are in the tooltip. */
function presetHint(run: RunSummary, document: ExperimentDocument): HintText | undefined {
  const pairs = strongestFirst(run);
  const [strongest] = pairs;
  if (!strongest) return undefined;
  const { mean, sourceLayer, targetLayer } = strongest;
  return {
    label: `λ ${mean.toFixed(2)} ${sourceLayer} → ${targetLayer}`,
    tooltip: { kind: 'markdown', value: `${escaped(provenance(run, document))}\n\n${lambdaTable(pairs)}` },
  };
}

/** The hints of a file, all of one run. */
export function inlayHints(document: ExperimentDocument, runs: RunBook): InlayHint[] {
  const hint = (offset: number | undefined, text: HintText | undefined): InlayHint[] =>
    text === undefined || offset === undefined
      ? []
      : [{ position: document.range(offset, 0).start, ...text, paddingLeft: true }];
  // In a narrow editor the ends of lines are out of sight, where a column of λ would be missed most.
  const before = (offset: number, text: HintText): InlayHint[] => [
    { position: document.range(offset, 0).start, ...text, paddingRight: true },
  ];
  const endOf = (key: string) => {
    const node = nodeAt(document, [key]);
    return node && node.offset + node.length;
  };
  // An experiment need not name its method; in a text that means nothing, nothing stands for it either.
  const start = document.parsed.experiment && document.root && document.root.offset + 1;
  const methodEnd = endOf('method') ?? start;
  const spoken = runs.spokenOf(document);
  const accuracy = spoken ? hint(methodEnd, accuracyHint(spoken, runs, document)) : [];
  const learned = runs.learnedRun(document);
  if (!learned) return accuracy;
  const pairs = nodeAt(document, ['pairs']);
  if (pairs?.type !== 'array')
    return [...accuracy, ...hint(endOf('pairs') ?? methodEnd, presetHint(learned, document))];
  const find = learnedFinder(learnedPairs(learned));
  const perPair = pairPlaces(document).flatMap((place) => {
    const found = find(place);
    return found
      ? before(place.node.offset, {
          label: `λ ${found.mean.toFixed(2)}`,
          data: { uri: document.uri, pair: found.index },
        })
      : [];
  });
  return [...accuracy, ...perPair];
}

/** What a hint of a pair brings along for the time that it is pointed at. */
export interface PairHintData {
  readonly uri: string;
  /** Index into the run's pairs. */
  readonly pair: number;
}

export function pairHintIn(data: unknown): PairHintData | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('pair' in data)) return undefined;
  const { uri, pair } = data;
  return typeof uri === 'string' && typeof pair === 'number' ? { uri, pair } : undefined;
}

/** What a pair's hint says when it is pointed at: a picture for each of them would be made with each keystroke. */
export function pairTooltip(document: ExperimentDocument, pair: number, runs: RunBook): string | undefined {
  const run = runs.learnedRun(document);
  const found = run && learnedPairs(run).find(({ index }) => index === pair);
  if (!run || !found) return undefined;
  return [
    escaped(t('λ {0} (mean ± deviation over images)', lambdaText(found.mean, found.deviation))),
    ...chartMarkdown(runs, run, pair),
    escaped(provenance(run, document)),
  ].join('\n\n');
}
