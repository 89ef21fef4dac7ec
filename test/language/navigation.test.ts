/** @file Where an experiment file leads to, and what its outline is. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DocumentLink, DocumentSymbol, Location } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { temporaryFolders } from '../temporary-folders.js';
import { type Editor, startEditor } from './client.js';

const text = `{
  "sources": [{ "name": "noto", "network": "resnet14", "weights": "trained/w.safetensors" }],
  "target": { "network": "vgg9", "weights": "best.safetensors" },
  "data": { "dataset": "cifar-100", "folder": "cifar" },
  "pairs": [{ "source": "noto:stage1.block2", "target": "pool4.input" }],
  "runs": "../runs"
}`;

let editor: Editor;
const folder = temporaryFolders()();
let document: TextDocument;
beforeAll(async () => {
  editor = await startEditor();
  document = TextDocument.create(editor.open(join(folder, 'a', 'a.l2t.json'), text), 'l2t', 1, text);
});
afterAll(() => editor.close());

const ask = <Answer>(request: string, more: object = {}) =>
  editor.connection.sendRequest<Answer>(`textDocument/${request}`, {
    textDocument: { uri: document.uri },
    ...more,
  });

const definitionOf = (piece: string) =>
  ask<Location>('definition', { position: document.positionAt(text.indexOf(piece) + 1) });

const here = (...names: string[]) => pathToFileURL(join(folder, ...names)).href;

test('the definition of a weight file is that file', async () => {
  expect((await definitionOf('trained/w')).uri).toBe(here('a', 'trained', 'w.safetensors'));
});

test('the definition of a folder for runs is that folder', async () => {
  expect((await definitionOf('../runs')).uri).toBe(here('runs'));
});

test('the definition of a source in a pair is where that source stands', async () => {
  const { range } = await definitionOf('noto:stage1');
  expect(document.getText(range)).toBe(
    '{ "name": "noto", "network": "resnet14", "weights": "trained/w.safetensors" }',
  );
});

test('the definition of a target layer in a pair is the target', async () => {
  const { range } = await definitionOf('pool4.input');
  expect(document.getText(range)).toBe('{ "network": "vgg9", "weights": "best.safetensors" }');
});

test('every path of a file is a link to what it names', async () => {
  const links = await ask<DocumentLink[]>('documentLink');
  expect(links.map(({ range, target }) => [document.getText(range), target])).toEqual([
    ['trained/w.safetensors', here('a', 'trained', 'w.safetensors')],
    ['best.safetensors', here('a', 'best.safetensors')],
    ['cifar', here('a', 'cifar')],
    ['../runs', here('runs')],
  ]);
});

test('the outline calls a source by its name and a pair by its layers', async () => {
  const symbols = await ask<DocumentSymbol[]>('documentSymbol');
  const named = symbols.map(({ name, children = [] }) => [name, ...children.map((child) => child.name)]);
  expect(named).toEqual([
    ['sources', 'noto'],
    ['target', 'network', 'weights'],
    ['data', 'dataset', 'folder'],
    ['pairs', 'noto:stage1.block2 → pool4.input'],
    ['runs'],
  ]);
});
