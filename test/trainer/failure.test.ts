import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCheckpoint, readProgress, writeBest } from '../../src/run/folder/checkpoint.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { summarizeRun } from '../../src/run/overview/list.js';
import { RunKeeper } from '../../src/trainer/keeper.js';
import { startTrainer } from '../../src/trainer/start.js';
import { newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';
import { ending, fakeTrainers } from './trainers.js';

const folder = temporaryFolders();
const trainers = await fakeTrainers('failure');
const weights = (value: number) => new Map([['theta', { shape: [1], data: Float32Array.of(value) }]]);

test('a run that fails says why, keeps its last checkpoint, and goes on from there', async () => {
  const run = await trainers.newFolder({ epochs: 3 });
  const { code, said } = await ending(trainers.spawn(run, { L2T_TEST_FAIL_AT: '14' }));
  expect(code).toBe(10);
  expect(said).toContain('not a finite number');
  expect(await summarizeRun(run)).toMatchObject({
    state: 'failed',
    last: { iteration: 14 },
    progress: { iteration: 10 },
    failure: { code: 'training/non-finite', exitCode: 10 },
  });
  expect(await ending(trainers.spawn(run))).toMatchObject({ code: 0 });
  expect(await summarizeRun(run)).toMatchObject({ state: 'finished' });
});

test('the log says what happened, with times', async () => {
  const run = await trainers.newFolder({ epochs: 3 });
  await ending(trainers.spawn(run, { L2T_TEST_FAIL_AT: '14' }));
  const log = await readFile(join(run, runFiles.log), 'utf8');
  expect(log).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z {2}started/u);
  expect(log).toContain('Lower the learning rate.');
});

test('a failure before the socket answers comes out of the start', async () => {
  const run = await trainers.newFolder();
  writeFileSync(join(run, runFiles.checkpoint), 'nonsense');
  await expect(trainers.start(run)).rejects.toMatchObject({ code: 'run/broken-checkpoint' });
});

test('a program that cannot run comes out of the start', async () => {
  const run = await trainers.newFolder();
  const broken = { ...process.env, NODE_OPTIONS: '--no-such-option' };
  const start = startTrainer(run, { trainerFile: trainers.trainerFile, env: broken });
  await expect(start).rejects.toMatchObject({ code: 'run/crashed' });
});

test('a finished run is not trained again', async () => {
  const run = await trainers.newFolder({ epochs: 1 });
  await ending(trainers.spawn(run));
  await expect(trainers.start(run)).rejects.toMatchObject({ code: 'run/already-finished' });
});

test('a folder that is no run is refused and stays as it is', async () => {
  const empty = folder();
  expect(await ending(trainers.spawn(empty))).toMatchObject({ code: 7 });
  expect(await readdir(empty)).toEqual([]);
});

/** A file system of this size, or undefined where none may be mounted. */
function tinyDisk(bytes: number): string | undefined {
  const disk = folder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', disk], { stdio: 'ignore' });
    return disk;
  } catch {
    return undefined;
  }
}

test('a full disk is named, the last checkpoint is kept, and the run goes on once there is room', async (context) => {
  const disk = tinyDisk(1024 * 1024);
  if (disk === undefined) return context.skip('no file system can be mounted here');
  try {
    const run = await createRun(disk, newRun({ epochs: 100 }));
    await ending(trainers.spawn(run, { L2T_TEST_FAIL_AT: '25' }));
    const filler = join(disk, 'filler');
    try {
      writeFileSync(filler, Buffer.alloc(1024 * 1024));
    } catch {
      // Now the disk is full.
    }
    const before = await readCheckpoint(join(run, runFiles.checkpoint));
    const { code, said } = await ending(trainers.spawn(run));
    expect({ code, said }).toMatchObject({ code: 9, said: expect.stringContaining('no space left') });
    expect(await readCheckpoint(join(run, runFiles.checkpoint))).toEqual(before);
    expect((await readdir(run)).filter((name) => name.endsWith('.aside'))).toEqual([]);
    rmSync(filler);
    expect(await ending(trainers.spawn(run, { L2T_TEST_FAIL_AT: '45' }))).toMatchObject({ code: 10 });
    expect(await readProgress(join(run, runFiles.checkpoint))).toMatchObject({ iteration: 40 });
  } finally {
    execFileSync('umount', [disk]);
  }
});

test('a disk that fills up during a run leaves room to say so', async (context) => {
  const disk = tinyDisk(600 * 1024);
  if (disk === undefined) return context.skip('no file system can be mounted here');
  try {
    const run = await createRun(disk, newRun({ epochs: 1000 }));
    expect(await ending(trainers.spawn(run))).toMatchObject({ code: 9 });
    expect(await summarizeRun(run)).toMatchObject({ state: 'failed', failure: { code: 'run/disk-full' } });
  } finally {
    execFileSync('umount', [disk]);
  }
});

test('best weights that no checkpoint names are dropped on resume', async () => {
  const run = await trainers.newFolder({ epochs: 3 });
  await ending(trainers.spawn(run, { L2T_TEST_FAIL_AT: '14' }));
  await writeBest(join(run, runFiles.nextBest), weights(9), 2);
  const keeper = await RunKeeper.open(run);
  await keeper.close();
  expect(keeper.found.best?.get('theta')?.shape).toEqual([20_000]);
  expect(existsSync(join(run, runFiles.nextBest))).toBe(false);
});

test('best weights that the checkpoint names get their name on resume', async () => {
  const run = await trainers.newFolder({ epochs: 3 });
  await ending(trainers.spawn(run, { L2T_TEST_FAIL_AT: '14' }));
  await writeBest(join(run, runFiles.nextBest), weights(9), 1);
  const keeper = await RunKeeper.open(run);
  await keeper.close();
  expect(keeper.found.best).toEqual(weights(9));
  expect(existsSync(join(run, runFiles.nextBest))).toBe(false);
});

test('no trainer is started on a folder that is no run', async () => {
  const empty = folder();
  await expect(trainers.start(empty)).rejects.toMatchObject({ code: 'run/not-a-run' });
  expect(await readdir(empty)).toEqual([]);
});
