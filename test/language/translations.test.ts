/** @file The display language in the programs that the editor starts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { translationsVariable } from '../../src/errors/translations.js';
import { call } from '../cli/product.js';
import { temporaryFolders } from '../temporary-folders.js';
import { type Editor, startEditor } from './client.js';

const folder = temporaryFolders()();
let editor: Editor;

const translations = {
  'The class folder {0} holds no images.': 'Der Klassenordner {0} ist ohne Bilder.',
  'Let a running trainer write a checkpoint and end.': 'Beendet ein Training.',
  'Usage:': 'Aufruf:',
  'print this help': 'zeigt diese Hilfe',
  'Add --help to see how it is used.': 'Hilfe mit --help.',
  'VGG-9 with batch normalization': 'VGG-9 mit Batch-Normalisierung',
};

beforeAll(async () => {
  const file = join(folder, 'bundle.l10n.de.json');
  writeFileSync(file, JSON.stringify(translations));
  process.env[translationsVariable] = file;
  editor = await startEditor({ trusted: true, runFolders: [] });
});
afterAll(async () => {
  delete process.env[translationsVariable];
  await editor.close();
});

test('a problem that a thread of the language server finds is told in the display language', async () => {
  for (const part of ['train', 'test']) mkdirSync(join(folder, 'images', part, 'wren'), { recursive: true });
  const text = JSON.stringify({
    target: { network: 'vgg9' },
    data: { dataset: 'image-folder', folder: 'images' },
    method: 'scratch',
  });
  const uri = editor.open(join(folder, 'birds.l2t.json'), text);
  const isTold = ({ message }: { message: unknown }) => String(message).includes('ist ohne Bilder.');
  expect(await editor.diagnostics(uri, (all) => all.some(isTold))).not.toEqual([]);
});

test('the command line speaks it, texts that are made while it loads included', async () => {
  expect((await call(['--help'])).output).toContain('Beendet ein Training.');
  expect((await call(['stop', '--help'])).output).toMatch(/^Aufruf: l2t stop[\s\S]*zeigt diese Hilfe$/m);
  expect((await call(['stop', '--frobnicate'])).errors).toContain('Hilfe mit --help.');
});

test('texts of the tables of networks, data and methods are in it too, though other programs share them', async () => {
  const { output } = await call(['describe', 'media/example/emoji.l2t.json']);
  expect(output).toContain('VGG-9 mit Batch-Normalisierung');
});

test('where the file of translations is gone, it speaks English', async () => {
  const known = process.env[translationsVariable];
  process.env[translationsVariable] = join(folder, 'gone.json');
  const { code, output } = await call(['--help']);
  process.env[translationsVariable] = known;
  expect([code, output.includes('Let a running trainer')]).toEqual([0, true]);
});
