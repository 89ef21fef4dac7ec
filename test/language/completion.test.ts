/** @file What the text of an experiment file is once a completion was taken in it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completionsAt } from '../../src/language/completion/completion.js';
import { folderOf } from '../../src/language/completion/paths.js';
import { ExperimentDocument } from '../../src/language/document/experiment-document.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders()();

/** What is offered at the bar in a text. */
async function offered(marked: string) {
  const uri = pathToFileURL(join(folder, 'a.l2t.json')).href;
  const document = TextDocument.create(uri, 'l2t', 1, marked.replace('|', ''));
  return { document, items: await completionsAt(new ExperimentDocument(document), marked.indexOf('|')) };
}

const labels = async (marked: string) => (await offered(marked)).items.map(({ label }) => label);

/** The text once the completion with this label was taken; where the cursor goes is `$1`. */
async function completed(marked: string, label: string): Promise<string> {
  const { document, items } = await offered(marked);
  const item = items.find((each) => each.label === label);
  const main = item?.textEdit && 'range' in item.textEdit ? [item.textEdit] : [];
  return TextDocument.applyEdits(document, [...main, ...(item?.additionalTextEdits ?? [])]);
}

test.each([
  ['before another', '{ "|"\n "epochs": 5 }', '{ "$schema": "$1",\n "epochs": 5 }'],
  ['behind another', '{ "epochs": 5 // few\n "|" }', '{ "epochs": 5, // few\n "$schema": "$1" }'],
  ['close behind another', '{ "data": {}| }', '{ "data": {}, "$schema": "$1" }'],
])('a key %s gets the commas that it lacks', async (_, text, expected) => {
  expect(await completed(text, '$schema')).toBe(expected);
});

test.each([
  ['behind a comma', '{ "epochs": 5, | }', '{ "epochs": 5, "$schema": "$1" }'],
  ['before its value', '{ "|": "x" "epochs": 5 }', '{ "$schema": "x" "epochs": 5 }'],
])('a key %s gets no comma that it does not need', async (_, text, expected) => {
  expect(await completed(text, '$schema')).toBe(expected);
});

test('keys come in the order of the schema with their defaults beside them, what only other editors need last', async () => {
  const { items } = await offered('{ "|" }');
  const sorted = items.toSorted((left, right) => ((left.sortText ?? '') < (right.sortText ?? '') ? -1 : 1));
  expect(sorted[0]?.label).toBe('sources');
  expect(sorted.at(-1)?.label).toBe('$schema');
  const epochs = items.find(({ label }) => label === 'epochs');
  expect(epochs?.labelDetails).toEqual({ description: '200' });
});

test('a value before a key gets a comma', async () => {
  const text = '{ "engine": "|"\n "epochs": 5 }';
  expect(await completed(text, 'auto')).toBe('{ "engine": "auto",\n "epochs": 5 }');
});

test('a pair between pairs gets the commas that it lacks', async () => {
  const text = '{ "pairs": [{ "source": 1, "target": 1 } | { "source": 2, "target": 2 }] }';
  expect(await completed(text, '{ "source", "target" }')).toBe(
    '{ "pairs": [{ "source": 1, "target": 1 }, { "source": "$1", "target": "$2" }, { "source": 2, "target": 2 }] }',
  );
});

test.each(['te|', 'te|nso'])('a word without quotes (%s) is replaced whole', async (word) => {
  expect(await completed(`{ "engine": ${word} }`, 'tensorflow')).toBe('{ "engine": "tensorflow" }');
});

test.each(['// say "|', '/* "| */', '/* "|'])('in a comment (%s) nothing is offered', async (comment) => {
  expect(await labels(`{ "epochs": 5, ${comment}\n}`)).toEqual([]);
});

test('behind a comment keys are offered', async () => {
  expect(await labels('{ /* so */| }')).toContain('epochs');
});

test('in an object its own keys are offered', async () => {
  expect(await labels('{ "data": { "|" } }')).toContain('dataset');
});

test('a folder that is written with escapes is looked into', async () => {
  await mkdir(join(folder, 'a"b'));
  await writeFile(join(folder, 'a"b', 'w.pth'), '');
  expect(await labels('{ "sources": [{ "weights": "a\\"b/|" }] }')).toContain('a"b/w.pth');
});

test('weights that a target begins with are offered as those of a source are', async () => {
  await writeFile(join(folder, 'best.safetensors'), '');
  expect(await labels('{ "target": { "weights": "|" } }')).toContain('best.safetensors');
});

test('an escape that breaks off at the cursor hides no folder', async () => {
  await mkdir(join(folder, 'c"d'));
  await writeFile(join(folder, 'c"d', 'w.pth'), '');
  expect(await labels('{ "sources": [{ "weights": "c\\"d/\\u00|" }] }')).toContain('c"d/w.pth');
});

test.each([
  ['win32', 'C:\\d\\w', 'C:\\d\\'],
  ['win32', 'C:\\d/w', 'C:\\d/'],
  ['linux', 'a\\b', ''],
] as const)('on %s the folder of %s is %j', (platform, path, expected) => {
  expect(folderOf(path, platform)).toBe(expected);
});
