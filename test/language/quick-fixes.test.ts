/** @file What is left of an experiment file once a quick fix was taken. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findDiskProblems } from '../../src/configuration/parse.js';
import { quickFixes } from '../../src/language/diagnostics/quick-fixes.js';
import { toDiagnostic } from '../../src/language/diagnostics/to-diagnostic.js';
import { ExperimentDocument } from '../../src/language/document/experiment-document.js';

/** The text after the preferred fix of the problem with this code. */
async function fixed(text: string, code: string, uri = 'file:///x/a.l2t.json'): Promise<string> {
  const textDocument = TextDocument.create(uri, 'l2t', 1, text);
  const document = new ExperimentDocument(textDocument);
  const problems = [
    ...document.parsed.problems,
    ...(await findDiskProblems(document.reading, document.file)),
  ];
  const problem = problems.find((each) => each.code === code);
  const diagnostics = problem ? [toDiagnostic(document, problem)] : [];
  const preferred = (await quickFixes(document, diagnostics)).find(({ isPreferred }) => isPreferred);
  return TextDocument.applyEdits(textDocument, preferred?.edit?.changes?.[document.uri] ?? []);
}

test('a last key that is removed leaves the comment beside the key before it', async () => {
  const text = '{\n  "epochs": 50, // keep me\n  "qqqqqqqq": 1\n}';
  expect(await fixed(text, 'configuration/unknown-key')).toBe('{\n  "epochs": 50 // keep me\n}');
});

test('a pair that is removed leaves the comment about the next pair', async () => {
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
  expect(await fixed(text, 'configuration/duplicate-pair')).toBe(file([`${pair},`, ...next]));
});

test('a number between quotes loses them', async () => {
  expect(await fixed('{ "epochs": "20" }', 'configuration/bad-value')).toBe('{ "epochs": 20 }');
  expect(await fixed('{ "epochs": "few" }', 'configuration/bad-value')).toBe('{ "epochs": "few" }');
});

test('a path that leads nowhere becomes that of what has nearly its name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'l2t-fixes-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'birds'));
  for (const name of ['resnet14.pth', 'vgg9.pth', 'notes.txt']) await writeFile(join(folder, name), '');
  const uri = pathToFileURL(join(folder, 'a.l2t.json')).href;
  const file = (weights: string, images: string) =>
    `{
  "sources": [{ "network": "resnet14", "weights": "${weights}" }],
  "target": { "network": "vgg9" },
  "data": { "dataset": "image-folder", "folder": "${images}" }
}`;
  expect(await fixed(file('resnet.pth', 'birds'), 'configuration/file-missing', uri)).toBe(
    file('resnet14.pth', 'birds'),
  );
  expect(await fixed(file('vgg9.pth', 'brids'), 'configuration/folder-missing', uri)).toBe(
    file('vgg9.pth', 'birds'),
  );
});

test('a problem of another program whose code is the name of a method is mended by nothing', async () => {
  const textDocument = TextDocument.create('file:///x/a.l2t.json', 'l2t', 1, '{}');
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const foreign = { range, message: '', code: 'valueOf', data: { path: [] } };
  expect(await quickFixes(new ExperimentDocument(textDocument), [foreign])).toEqual([]);
});
