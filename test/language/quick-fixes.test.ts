/** @file What is left of an experiment file once a quick fix was taken. */
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { quickFixes } from '../../src/language/diagnostics/quick-fixes.js';
import { toDiagnostic } from '../../src/language/diagnostics/to-diagnostic.js';
import { ExperimentDocument } from '../../src/language/document/experiment-document.js';

/** The text after the preferred fix of the problem with this code. */
function fixed(text: string, code: string): string {
  const textDocument = TextDocument.create('file:///x/a.l2t.json', 'l2t', 1, text);
  const document = new ExperimentDocument(textDocument);
  const problem = document.parsed.problems.find((each) => each.code === code);
  const diagnostics = problem ? [toDiagnostic(document, problem)] : [];
  const preferred = quickFixes(document, diagnostics).find(({ isPreferred }) => isPreferred);
  return TextDocument.applyEdits(textDocument, preferred?.edit?.changes?.[document.uri] ?? []);
}

test('a last key that is removed leaves the comment beside the key before it', () => {
  const text = '{\n  "epochs": 50, // keep me\n  "qqqqqqqq": 1\n}';
  expect(fixed(text, 'configuration/unknown-key')).toBe('{\n  "epochs": 50 // keep me\n}');
});

test('a pair that is removed leaves the comment about the next pair', () => {
  const pair = '{ "source": "stage1.block2", "target": "pool4.input" }';
  const file = (pairs: readonly string[]) =>
    `{
  "sources": [{ "network": "resnet14", "weights": "w.safetensors" }],
  "target": { "network": "vgg9" },
  "pairs": [
    ${pairs.join('\n    ')}
  ]
}`;
  const next = ['// The deepest.', '{ "source": "stage3.block2", "target": "pool3.input" }'];
  const text = file([`${pair},`, `${pair},`, ...next]);
  expect(fixed(text, 'configuration/duplicate-pair')).toBe(file([`${pair},`, ...next]));
});
