/** @file The accuracies that stand beside the method while a run goes on. */
import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InlayHint } from 'vscode-languageserver/node';
import { accuracyText, oldAccuracyText } from '../../src/language/runs/accuracy.js';
import { epoch } from '../cli/records.js';
import { summary } from '../extension/runs.js';
import { temporaryFolders } from '../temporary-folders.js';
import { type Editor, startEditor } from './client.js';
import { addRun, good } from './example-runs.js';

let editor: Editor;
const folder = temporaryFolders()();
beforeAll(async () => {
  editor = await startEditor({}, { workspace: { inlayHint: { refreshSupport: true } } });
});
afterAll(() => editor.close());

/** The best epoch so far, as its checkpoint knows it. */
const progress = (epoch: number, validationAccuracy: number) =>
  ({ iteration: 1, epoch, iterationsPerEpoch: 1, epochs: 200, best: { epoch, validationAccuracy } }) as const;

test('the test accuracy of the best epoch is shown as soon as it is recorded', async () => {
  const file = join(folder, 'a.l2t.json');
  const run = await addRun(file);
  await rm(join(run, 'result.json'));
  const record = epoch(64, { testAccuracy: 0.2934 });
  const shown: InlayHint['label'][] = [];
  // As an editor does, hints are asked for only when the server wishes so.
  editor.connection.onRequest('workspace/inlayHint/refresh', async () => {
    const hints = editor.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    });
    void hints.then((all) => shown.push(all[0]?.label ?? ''));
  });
  const uri = editor.open(file, good);
  await expect.poll(() => shown.at(-1), { timeout: 20_000 }).toBe('best validation 39.6% (epoch 64)');
  await appendFile(join(run, 'metrics.jsonl'), `${JSON.stringify(record)}\n`);
  await expect.poll(() => shown.at(-1), { timeout: 20_000 }).toBe('validation 39.6%, test 29.3% (epoch 64)');
});

test('accuracies of a run that goes on are not cut off by the editor', () => {
  const text = accuracyText(summary({ progress: progress(200, 1) }), () => 1);
  expect(text?.length).toBeLessThanOrEqual(43);
});

test('a test accuracy of another epoch than the best is not told', () => {
  const text = accuracyText(summary({ progress: progress(3, 0.5) }), (epoch) =>
    epoch === 4 ? 0.4 : undefined,
  );
  expect(text).toBe('best validation 50.0% (epoch 3)');
});

test('of a run without validation images the test accuracy alone is told', () => {
  const run = summary({ progress: progress(3, 0) });
  expect(accuracyText(run, () => 0.4)).toBe('test 40.0% (epoch 3)');
});

test('of a run without validation images nothing is told before an epoch is tested', () => {
  expect(accuracyText(summary({ progress: progress(3, 0) }), () => undefined)).toBeUndefined();
});

test('accuracies of an earlier text are not cut off by the editor either', () => {
  const texts = [() => 1, () => undefined].map((testOf) =>
    oldAccuracyText(summary({ progress: progress(200, 1) }), testOf),
  );
  expect(texts).toEqual(['old text: validation 100.0%, test 100.0%', 'old text: best validation 100.0%']);
  expect(Math.max(...texts.map((text) => text?.length ?? 0))).toBeLessThanOrEqual(43);
});

/** What stands beside a text once the run is known. */
async function hintsOf(name: string, text: string): Promise<InlayHint[]> {
  const file = join(folder, name);
  await addRun(file);
  const uri = editor.open(file, good);
  const ask = () =>
    editor.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    });
  await expect.poll(async () => (await ask()).length, { timeout: 20_000 }).toBe(2);
  editor.change(uri, text);
  return ask();
}

/** What a hint says when it is pointed at. */
async function pointedAt(hint: InlayHint | undefined): Promise<string> {
  const resolved = await editor.connection.sendRequest<InlayHint>('inlayHint/resolve', hint);
  return JSON.stringify(resolved.tooltip).replaceAll('\\', '');
}

test('a number says of which run it is', async () => {
  const [accuracy, lambda] = await hintsOf('named.l2t.json', good);
  expect(accuracy?.tooltip).toBe('Of the run named, l2t-ww, seed 0 in named.l2t.json.');
  expect(await pointedAt(lambda)).toContain('Of the run named, l2t-ww, seed 0 in named.l2t.json.');
});

test('the accuracy of an earlier text is told as such', async () => {
  const [accuracy, lambda] = await hintsOf('changed.l2t.json', good.replace('0.25', '0.5'));
  expect(accuracy?.label).toBe('old text: validation 39.6%, test 31.1%');
  expect(await pointedAt(lambda)).toContain('The file has changed since.');
});

test.each([
  ['a mistake in its syntax', good.replace('"l2t-ww",', '"l2t-ww"')],
  ['a method that there is not', good.replace('"l2t-ww"', '"l2t-www"')],
  ['a source that names no network', good.replace('"network": "resnet14", ', '')],
])('a file with %s shows accuracies as those of an earlier text', async (what, text) => {
  const [accuracy] = await hintsOf(`${what.replaceAll(' ', '-')}.l2t.json`, text);
  expect(accuracy?.label).toBe('old text: validation 39.6%, test 31.1%');
});

test.each([
  ['a text that is no object', 'nothing that means anything'],
  ['an object with mistakes that names neither method nor pairs', '{ "target": 5 }'],
])('%s has no numbers in it', async (what, text) => {
  expect(await hintsOf(`${what.replaceAll(' ', '-')}.l2t.json`, text)).toEqual([]);
});
