/** @file An engine that is missing is complained of as long as it is missing. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver/node';
import { EngineKnowledge } from '../../src/language/diagnostics/engines.js';
import { commandLine } from '../../src/language/messages.js';
import { temporaryFolders } from '../temporary-folders.js';
import { type Editor, startEditor } from './client.js';

let editor: Editor;
const folder = temporaryFolders()();
let storage: string;
let reportFile: string;

/** Why the doctor says that the engine does not work, in place of a look at the machine. */
const isLacking = (why: string) =>
  writeFile(reportFile, JSON.stringify({ engine: 'onnxruntime', works: false, why, nextStep: '' }));

beforeAll(async () => {
  storage = join(folder, 'storage');
  reportFile = join(folder, 'report.json');
  await mkdir(storage);
  await copyFile('media/example/noto-resnet14.safetensors', join(folder, 'w.safetensors'));
  vi.stubEnv('L2T_STORAGE', storage);
  editor = await startEditor({ trusted: true, runFolders: [] });
  vi.unstubAllEnvs();
  const words = ['-p', 'fs.readFileSync(process.argv[1], "utf8")', reportFile];
  editor.connection.onRequest(commandLine, () => ({ executable: process.execPath, words, env: {} }));
});
afterAll(() => editor.close());

const text = `{
  "sources": [{ "network": "resnet14", "weights": "w.safetensors" }],
  "target": { "network": "vgg9", "width": 0.25 },
  "data": { "dataset": "emoji-twemoji" },
  "method": "l2t-ww",
  "pairs": [{ "source": "stage1.block2", "target": "pool4.input" }],
  "engine": "onnxruntime"
}`;

const says = (why: string) => (all: readonly Diagnostic[]) =>
  all.some(({ code, message }) => code === 'configuration/engine-missing' && String(message).includes(why));

test('in a workspace that is not trusted no process is started to look for an engine', async () => {
  const started: (readonly string[])[] = [];
  const knowledge = new EngineKnowledge(async (words) => {
    started.push(words);
    return { executable: process.execPath, words: ['-p', '{}'], env: {} };
  });
  expect(await knowledge.lackOf('onnxruntime', false)).toBeUndefined();
  expect(started).toEqual([]);
});

test('once something was set up in a terminal, an engine is looked for again', async () => {
  await isLacking('It is away.');
  const uri = editor.open(join(folder, 'set-up.l2t.json'), text);
  await editor.diagnostics(uri, says('It is away.'));
  await isLacking('It has no driver.');
  await mkdir(join(storage, 'tensorflow'));
  editor.change(uri, `${text}\n`);
  await editor.diagnostics(uri, says('It has no driver.'));
});

test('an engine that was missing is looked for again when the file is saved', async () => {
  await isLacking('It hangs.');
  const another = text.replace('"onnxruntime"', '"onnxruntime-webgpu"');
  const uri = editor.open(join(folder, 'saved.l2t.json'), another);
  await editor.diagnostics(uri, says('It hangs.'));
  await isLacking('It crashed.');
  await editor.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  await editor.diagnostics(uri, says('It crashed.'));
});
