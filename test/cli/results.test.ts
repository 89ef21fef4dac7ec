/** @file `l2t table` on run folders that were never trained. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { MethodName } from '../../src/catalog/methods.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { resultText } from '../../src/run/folder/result-file.js';
import { resultOf } from '../experiment/runs.js';
import { newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';
import { call } from './product.js';

const runs = join(temporaryFolders()(), 'runs');

async function finish(method: MethodName, seed: number, accuracy: number): Promise<void> {
  const run = newRun({ method, seed });
  const folder = await createRun(runs, run);
  writeFileSync(join(folder, runFiles.result), resultText(resultOf(accuracy, run.experiment)));
}

beforeAll(async () => {
  for (let seed = 0; seed < 6; seed++) {
    await finish('scratch', seed, 0.4 + seed / 100);
    await finish('l2t-ww', seed, 0.5 + seed / 50);
  }
  await createRun(runs, newRun({ seed: 6 }));
});

test('the table of results tells the difference to scratch and what is left out', async () => {
  const { code, output } = await call(['table', runs]);
  expect(output).toMatch(/\nl2t-ww .*\+12\.50 \[\+10\.54, \+14\.46\] +0\.031 /);
  expect([code, output.trimEnd().split('\n').at(-1)]).toEqual([0, 'Left out, not finished: 1.']);
});

test('the table for machines is that of the format json', async () => {
  const [short, long] = await Promise.all([
    call(['table', runs, '--json']),
    call(['table', runs, '--format', 'json']),
  ]);
  expect(JSON.parse(short.output)).toEqual(JSON.parse(long.output));
});

test('CSV is a heading and a line a row', async () => {
  const { output } = await call(['table', runs, '--format', 'csv']);
  expect(output.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^section,baseline,.*,seed_5$/),
    expect.stringMatching(/^,scratch,scratch,/),
    expect.stringMatching(/^,scratch,l2t-ww,/),
  ]);
});

test('a baseline that is not there is a wrong call', async () => {
  const { code, errors } = await call(['table', runs, '--baseline', 'fm']);
  expect([code, errors]).toEqual([2, expect.stringContaining('Choose one of "scratch", "l2t-ww".')]);
});
