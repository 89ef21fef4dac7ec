import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFile, writeError } from '../../src/run/atomic.js';
import { temporaryFolders } from './example-run.js';

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

test('a full disk and a used-up quota have an error of their own', () => {
  for (const code of ['ENOSPC', 'EDQUOT']) {
    const cause = Object.assign(new Error(code), { code });
    expect(writeError('/runs/a/checkpoint', cause)).toMatchObject({ code: 'run/disk-full', exitCode: 9 });
  }
});
