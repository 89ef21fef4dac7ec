import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Claims } from '../../src/extension/runs/claims.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();

test('of several windows that claim one thing at once, one gets it', async () => {
  const common = folder();
  const windows = Array.from({ length: 5 }, () => new Claims(common));
  const taken = await Promise.all(windows.map((claims) => claims.take('a run failed')));
  expect(taken.filter(Boolean)).toHaveLength(1);
});

test('another thing is for whoever claims it first', async () => {
  const claims = new Claims(folder());
  await claims.take('a run failed');
  expect(await claims.take('a run failed again')).toBe(true);
});

test('where nothing can be written, everybody gets it', async () => {
  const file = join(folder(), 'no folder');
  writeFileSync(file, '');
  const claims = new Claims(file);
  expect([await claims.take('x'), await claims.take('x')]).toEqual([true, true]);
});

test('claims of another day are forgotten', async () => {
  const common = folder();
  writeFileSync(join(common, 'old'), '');
  utimesSync(join(common, 'old'), 0, 0);
  await new Claims(common).take('x');
  expect(readdirSync(common)).not.toContain('old');
});
