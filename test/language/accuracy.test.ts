/** @file The accuracies that stand beside the method while a run goes on. */
import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InlayHint } from 'vscode-languageserver/node';
import { accuracyText } from '../../src/language/runs/accuracy.js';
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
  const record = { kind: 'epoch', epoch: 64, iteration: 128, testAccuracy: 0.2934 };
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
