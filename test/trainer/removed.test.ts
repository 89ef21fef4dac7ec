/** @file A run folder that is deleted or renamed while its trainer lives. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runFiles } from '../../src/run/folder/format.js';
import { finishRemoval } from '../../src/run/folder/removed.js';
import { summarizeRun } from '../../src/run/overview/list.js';
import { liveTrainer } from '../../src/run/process/identity.js';
import { temporaryFolders } from '../temporary-folders.js';
import { ending, fakeTrainers, until, withClient } from './trainers.js';

const folder = temporaryFolders();
const trainers = await fakeTrainers('removed');
const endless = { epochs: 100_000 };

const trains = (run: string) => async () => (await summarizeRun(run)).progress !== undefined;

test('a trainer whose folder is deleted says so, ends with the code of run folders, and makes no new one', async () => {
  const run = await trainers.newFolder(endless);
  const ended = ending(trainers.spawn(run));
  await until(trains(run));
  rmSync(run, { recursive: true, maxRetries: 3 });
  const { code, said } = await ended;
  expect({ code, said }).toMatchObject({ code: 7, said: expect.stringContaining(`${run} was removed`) });
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(existsSync(run)).toBe(false);
});

test('a paused trainer whose folder is deleted ends too', async () => {
  const run = await trainers.newFolder(endless);
  const ended = ending(trainers.spawn(run));
  await until(async () => (await liveTrainer(run)) !== undefined);
  await withClient(run, (client) => client.pause());
  rmSync(run, { recursive: true });
  expect(await ended).toMatchObject({ code: 7 });
});

test('a folder of that name that is made meanwhile stays empty', async () => {
  const run = await trainers.newFolder(endless);
  const ended = ending(trainers.spawn(run));
  await until(trains(run));
  renameSync(run, `${run}.away`);
  mkdirSync(run);
  writeFileSync(join(run, 'mine.txt'), '');
  await ended;
  expect(await readdir(run)).toEqual(['mine.txt']);
});

test('a run whose folder was renamed goes on there from its checkpoint', async () => {
  const run = await trainers.newFolder({ epochs: 300 });
  const ended = ending(trainers.spawn(run));
  await until(trains(run));
  const renamed = `${run}.renamed`;
  renameSync(run, renamed);
  await ended;
  const { progress } = await summarizeRun(renamed);
  expect(await ending(trainers.spawn(renamed, { L2T_TEST_MILLISECONDS: '0' }))).toMatchObject({ code: 0 });
  expect(await readFile(join(renamed, runFiles.log), 'utf8')).toContain(
    `resumed, fake, CPU, iteration ${progress?.iteration}`,
  );
});

test('what a trainer wrote into a folder that was being deleted goes with it', async () => {
  const run = folder();
  writeFileSync(join(run, runFiles.checkpoint), '');
  writeFileSync(join(run, `${runFiles.best}.aside`), '');
  await finishRemoval(run);
  expect(existsSync(run)).toBe(false);
});

test('a folder that lost its configuration alone keeps its checkpoint', async () => {
  const run = folder();
  for (const name of [runFiles.checkpoint, runFiles.metrics]) writeFileSync(join(run, name), '');
  await finishRemoval(run);
  expect(await readdir(run)).toEqual([runFiles.checkpoint, runFiles.metrics]);
});
