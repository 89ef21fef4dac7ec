/** @file A failed run, marked at the line that caused it. */
import { t } from '@vscode/l10n';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Path } from '../../configuration/text/problem.js';
import type { RunSummary } from '../../run/overview/list.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { nodeAt } from '../document/place.js';
import { isOfOtherText } from '../runs/provenance.js';

/** Failure code, or its area → the keys that may have caused it, the likeliest first. */
const causes: Readonly<Record<string, readonly Path[]>> = {
  'training/non-finite': [['optimizer', 'learningRate'], ['optimizer'], ['beta']],
  'data/split-of-other-classes': [['data', 'split']],
  'data/splits-disagree': [['data', 'split']],
  'data/splits-overlap': [['data', 'split']],
  'data/split-selects-nothing': [['data', 'split']],
  data: [['data', 'folder'], ['data', 'dataset'], ['data']],
  weights: [['sources', 0, 'weights'], ['sources']],
  engine: [['engine']],
  'run/disk-full': [['runs']],
};

/** The source, or the target, whose weight file the failure names. */
function namedWeights({ failure, configuration }: RunSummary): Path[] {
  const { sources = [], target } = configuration.experiment;
  if (target.weights !== undefined && failure?.message.includes(target.weights))
    return [['target', 'weights']];
  const index = sources.findIndex(({ weights }) => failure?.message.includes(weights));
  return index > 0 ? [['sources', index, 'weights']] : [];
}

/** @param runs of the text, newest first. Nothing where the newest did not fail. */
export function failureDiagnostics(document: ExperimentDocument, [run]: readonly RunSummary[]): Diagnostic[] {
  const failure = run?.state === 'failed' ? run.failure : undefined;
  const { root } = document;
  if (!run || !failure || !root) return [];
  const area = failure.code.split('/')[0] ?? '';
  const weights = area === 'weights' ? namedWeights(run) : [];
  const paths = [...weights, ...(causes[failure.code] ?? causes[area] ?? []), ['method']];
  const node = paths.map((path) => nodeAt(document, path)).find((found) => found !== undefined);
  const key = node?.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  const compound = node?.type === 'object' || node?.type === 'array';
  const place = (compound ? key : node) ?? { offset: root.offset, length: 1 };
  const changed = isOfOtherText(run, document);
  return [
    {
      range: document.rangeOf(place),
      severity: changed ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning,
      code: failure.code,
      source: 'L2T run',
      message: t('The last run failed: {0} {1}', failure.message, failure.remedy),
    },
  ];
}
