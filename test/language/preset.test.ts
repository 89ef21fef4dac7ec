/** @file What a preset of pairs shows of the λ that its pairs have learned. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Hover, InlayHint } from 'vscode-languageserver/node';
import { temporaryFolders } from '../temporary-folders.js';
import { type Editor, startEditor } from './client.js';
import { addRun, good } from './example-runs.js';

const text = good.replace(/\[\{ "source": "stage1.*\]/, '"all-to-all"');
const line = 5;
let editor: Editor;
const folder = temporaryFolders()();
let textDocument: { uri: string };

beforeAll(async () => {
  editor = await startEditor();
  const file = join(folder, 'preset.l2t.json');
  await addRun(file);
  textDocument = { uri: editor.open(file, text) };
});
afterAll(() => editor.close());

/** The hint behind the preset, once the run is known. */
async function presetHint(): Promise<InlayHint | undefined> {
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const hint = async () => {
    const hints: InlayHint[] = await editor.connection.sendRequest('textDocument/inlayHint', {
      textDocument,
      range,
    });
    return hints.find(({ position }) => position.line === line);
  };
  await expect.poll(hint, { timeout: 20_000 }).toBeDefined();
  return hint();
}

async function hoverText(): Promise<string> {
  const hover: Hover | null = await editor.connection.sendRequest('textDocument/hover', {
    textDocument,
    position: { line, character: text.split('\n')[line]?.indexOf('all-to') ?? 0 },
  });
  return JSON.stringify(hover?.contents);
}

test('the hint of a preset is λ of its strongest pair', async () => {
  expect((await presetHint())?.label).toBe('λ 5.65 stage3.block2 → pool4.input');
});

/** The rows of the table in the hint's tooltip. */
async function tooltipRows(): Promise<string[]> {
  const { value } = Object((await presetHint())?.tooltip);
  return String(value).replaceAll('\\', '').split('\n').slice(4);
}

test('the tooltip of the hint has a row for every pair', async () => {
  expect(await tooltipRows()).toHaveLength(15);
});

test('the tooltip of the hint has λ with its spread, strongest first', async () => {
  expect((await tooltipRows()).slice(0, 2)).toEqual([
    '| stage3.block2 → pool4.input | 5.65 ± 0.55 |',
    '| stage3.block2 → pool3.input | 3.39 ± 1.11 |',
  ]);
});

test('a hover on a preset lists every pair with its λ', async () => {
  await expect
    .poll(async () => (await hoverText()).replaceAll('\\', ''), { timeout: 20_000 })
    .toContain('| stage3.block2 → pool3.input | 3.39 ± 1.11 |');
});

test('a hover on a preset shows how λ of the strongest pair grew', async () => {
  await expect.poll(hoverText, { timeout: 20_000 }).toContain('data:image/svg+xml;base64,');
});
