/** @file Whose runs stand over which file. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver/node';
import { temporaryFolders } from '../temporary-folders.js';
import { type Editor, startEditor } from './client.js';
import { addRun, good } from './example-runs.js';

let editor: Editor;
const folder = temporaryFolders()();
beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor.close());

async function titles(uri: string): Promise<string> {
  const lenses: CodeLens[] = await editor.connection.sendRequest('textDocument/codeLens', {
    textDocument: { uri },
  });
  return lenses.map(({ command }) => command?.title).join();
}

test('a run that was copied here from another machine stays with its file when that is edited', async () => {
  const file = join(folder, 'copied.l2t.json');
  await addRun(file, { experimentFile: 'D:\\work\\copied.l2t.json', experimentHash: 'of an earlier text' });
  const uri = editor.open(file, good);
  await expect.poll(() => titles(uri), { timeout: 20_000 }).toContain('Last result');
});

test('a copy of an experiment file has no part in the runs of the other', async () => {
  const [original, copy] = [join(folder, 'original.l2t.json'), join(folder, 'copy.l2t.json')];
  await addRun(original);
  const [uri, uriOfCopy] = [editor.open(original, good), editor.open(copy, good)];
  await expect.poll(() => titles(uri), { timeout: 20_000 }).toContain('31.1% at epoch 64');
  expect(await titles(uriOfCopy)).not.toContain('31.1%');
});
