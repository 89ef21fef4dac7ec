import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runErrors } from '../../src/errors/run.js';
import { replaceFile, requireReplaceable, writeError } from '../../src/run/folder/atomic.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();

test('a replaced file has the new content and nothing else is left in the folder', async () => {
  const home = folder();
  writeFileSync(join(home, 'file'), 'old');
  await replaceFile(join(home, 'file'), 'new');
  expect(readdirSync(home)).toEqual(['file']);
  expect(readFileSync(join(home, 'file'), 'utf8')).toBe('new');
});

test('a file that cannot be replaced is named and nothing is left aside', async () => {
  const home = folder();
  mkdirSync(join(home, 'file', 'full'), { recursive: true });
  await expect(replaceFile(join(home, 'file'), 'new')).rejects.toMatchObject({ code: 'run/write-failed' });
  expect(readdirSync(home)).toEqual(['file']);
});

test('whether a file could be replaced is tried without a trace', async () => {
  const home = folder();
  writeFileSync(join(home, 'file'), 'old');
  await requireReplaceable(join(home, 'file'), runErrors.writeFailed);
  await requireReplaceable(join(home, 'new file'), runErrors.writeFailed);
  expect(readdirSync(home)).toEqual(['file']);
  expect(readFileSync(join(home, 'file'), 'utf8')).toBe('old');
});

test.each(['no such folder/file', ''])(
  'a file at "%s" is known beforehand not to be writable',
  async (path) => {
    const home = folder();
    await expect(requireReplaceable(join(home, path), runErrors.writeFailed)).rejects.toMatchObject({
      code: 'run/write-failed',
    });
  },
);

test('a full disk and a used-up quota have an error of their own', () => {
  for (const code of ['ENOSPC', 'EDQUOT']) {
    const cause = Object.assign(new Error(code), { code });
    expect(writeError('/runs/a/checkpoint', cause)).toMatchObject({ code: 'run/disk-full', exitCode: 9 });
  }
});
