/** @file Where a failed run is marked in its file, and which λ is told of a source that was renamed. */
import { expect, test } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { failureDiagnostics } from '../../src/language/diagnostics/run-failure.js';
import { ExperimentDocument } from '../../src/language/document/experiment-document.js';
import { learnedFinder } from '../../src/language/runs/file-pairs.js';
import { summary } from '../extension/runs.js';

const text = `{
  "sources": [
    { "network": "resnet14", "weights": "first.pth" },
    { "network": "resnet20", "weights": "second.pth" }
  ],
  "target": { "network": "vgg9" },
  "data": { "dataset": "emoji-twemoji" }
}`;
const document = new ExperimentDocument(TextDocument.create('file:///w/a.l2t.json', 'l2t', 1, text));

/** The mark of a run that failed with weights that it names. */
function markOf(experimentHash: string) {
  const failure = { code: 'weights/no-tensors', message: '/w/second.pth', remedy: '', exitCode: 4 } as const;
  const run = summary({ state: 'failed', failure });
  const source = { network: 'resnet14', width: 1, classes: 2 } as const;
  const sources = ['first', 'second'].map((name) => ({ ...source, name, weights: `/w/${name}.pth` }));
  const experiment = { ...run.configuration.experiment, sources };
  const configuration = { ...run.configuration, experimentHash, experiment };
  return failureDiagnostics(document, [{ ...run, configuration }])[0];
}

test('a failure of weights is marked at the source whose file it names', () => {
  expect(markOf(document.hash)?.range.start.line).toBe(3);
});

test('a failure of the text as it is warns, one of an earlier text informs', () => {
  expect([document.hash, 'another'].map((hash) => markOf(hash)?.severity)).toEqual([
    DiagnosticSeverity.Warning,
    DiagnosticSeverity.Information,
  ]);
});

test('where two sources have learned of the same layers, a source of another name has no λ', () => {
  const layers = { sourceLayer: 'stage1.block2', targetLayer: 'pool4.input' };
  const known = ['a', 'b'].map((source, index) => ({ ...layers, source, mean: 1, deviation: 0, index }));
  const [node] = document.root?.children ?? [];
  expect(node && learnedFinder(known)({ ...layers, source: 'c', node })).toBeUndefined();
});
