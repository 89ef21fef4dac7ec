/** @file What a run was made of, as an experiment file, from the command line. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRun } from '../../src/run/folder/create.js';
import { newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';
import { call } from './product.js';

const newFolder = temporaryFolders();

test('a file that is there is kept unless it is to be overwritten', async () => {
  const folder = newFolder();
  const run = await createRun(folder, newRun());
  const file = join(folder, 'again.l2t.json');
  writeFileSync(file, 'mine');
  const refused = await call(['restore', run, file]);
  expect([refused.code, refused.errors, readFileSync(file, 'utf8')]).toEqual([
    2,
    expect.stringContaining('again.l2t.json is there already.'),
    'mine',
  ]);
  const answer = await call(['restore', run, file, '--overwrite', '--json']);
  expect(JSON.parse(answer.output)).toEqual({ file, own: false });
  expect(readFileSync(file, 'utf8')).toContain('"method": "scratch",\n');
});
