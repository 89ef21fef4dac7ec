/** @file What an open experiment file is told when files beside it come, go and change. */
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { temporaryFolders } from '../temporary-folders.js';
import { type Editor, startEditor } from './client.js';

let editor: Editor;
const folder = temporaryFolders()();
let weights: string;

beforeAll(async () => {
  weights = join(folder, 'w.safetensors');
  editor = await startEditor();
});
beforeEach(() => writeFile(weights, 'no tensors'));
afterAll(() => editor.close());

const text = `{
  "sources": [{ "network": "resnet14", "weights": "w.safetensors" }],
  "target": { "network": "vgg9", "width": 0.25 },
  "data": { "dataset": "emoji-twemoji" },
  "method": "l2t-ww",
  "pairs": [{ "source": "stage1.block2", "target": "pool4.input" }]
}`;

const isBad = (all: readonly Diagnostic[]) => all.some(({ code }) => String(code).startsWith('weights/'));

/** A file whose weights are known to be no weights. */
async function openBad(name: string): Promise<string> {
  const uri = editor.open(join(folder, name), text);
  await editor.diagnostics(uri, isBad);
  return uri;
}

/** How often a file's diagnostics came, once no more come. */
async function publishedAtRest(uri: string): Promise<number> {
  const { length } = editor.published(uri);
  await wait(1000);
  return editor.published(uri).length === length ? length : publishedAtRest(uri);
}

const tellChange = (file: string) =>
  editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: pathToFileURL(file).href, type: 2 }],
  });

test('a complaint of weights stays until they were looked at again, and goes with what was wrong', async () => {
  const uri = await openBad('mended.l2t.json');
  const before = editor.published(uri).length;
  await copyFile('media/example/noto-resnet14.safetensors', weights);
  await tellChange(weights);
  await expect
    .poll(() => editor.published(uri).slice(before).map(isBad), { timeout: 60_000 })
    .toContain(false);
  expect(editor.published(uri)[before]).toSatisfy(isBad);
});

test('weights that are written all the time are looked at all the same', async () => {
  const uri = editor.open(join(folder, 'often.l2t.json'), text);
  const ended = new AbortController();
  const telling = (async () => {
    while (!ended.signal.aborted) {
      await tellChange(weights);
      await wait(100);
    }
  })();
  try {
    await expect.poll(() => editor.published(uri).some(isBad), { timeout: 60_000 }).toBe(true);
  } finally {
    ended.abort();
    await telling;
  }
});

test('weights that the file does not name make nobody look', async () => {
  const uri = await openBad('others.l2t.json');
  const before = await publishedAtRest(uri);
  await tellChange(join(folder, 'runs', 'one', 'checkpoint.safetensors'));
  await wait(1000);
  expect(editor.published(uri)).toHaveLength(before);
});
