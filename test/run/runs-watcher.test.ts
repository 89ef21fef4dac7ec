import { appendFileSync, cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { summarizeRun } from '../../src/run/overview/list.js';
import { RunsWatcher, type RunsWatcherOptions } from '../../src/run/overview/runs-watcher.js';
import { iteration } from '../cli/records.js';
import { temporaryFolders } from '../temporary-folders.js';
import { fakeTrainers } from '../trainer/trainers.js';
import { newRun } from './example-run.js';

vi.mock('../../src/run/overview/list.js', { spy: true });

// Before the trainers: what is put up last is taken down first, and they write into the folders.
const folder = temporaryFolders();
const trainers = await fakeTrainers('runs-watcher');
const watchers: RunsWatcher[] = [];
/** The default interval is not waited for: tests say when to look, or want it to look often. */
const watcherOf = (options: RunsWatcherOptions): RunsWatcher => {
  const watcher = new RunsWatcher(options);
  watchers.push(watcher);
  return watcher;
};
const often = 20;
const never = 1_000_000;
const long = { epochs: 100_000 };
const states = (watcher: RunsWatcher) => watcher.runs.map(({ state }) => state);
const eventually = { timeout: 60_000 };

beforeEach(() => {
  vi.mocked(summarizeRun).mockClear();
});

afterEach(() => {
  for (const watcher of watchers.splice(0)) watcher.dispose();
});

/** Writes a run as a trainer that ended would leave it. */
function writeRun(runs: string, name: string, day: number): string {
  const run = join(runs, name);
  mkdirSync(run, { recursive: true });
  const created = new Date(Date.UTC(2025, 0, day)).toISOString();
  writeFileSync(
    join(run, runFiles.configuration),
    JSON.stringify({ format: 1, id: name, created, ...newRun() }),
  );
  writeFileSync(join(run, runFiles.metrics), `${JSON.stringify(iteration(1))}\n`);
  return run;
}

test('the runs of several folders are known, newest first', async () => {
  const [first, second] = [folder(), folder()];
  const runs = [writeRun(first, 'a', 1), writeRun(second, 'b', 3), writeRun(first, 'c', 2)];
  const watcher = watcherOf({
    folders: [first, second, join(first, 'missing')],
    intervalMilliseconds: never,
  });
  await watcher.refresh();
  expect(watcher.runs.map((run) => run.folder)).toEqual([runs[1], runs[2], runs[0]]);
});

test('of a thousand runs only the one whose files changed is read again', async () => {
  const runs = folder();
  for (let run = 0; run < 1000; run++) writeRun(runs, `run-${run}`, run);
  const watcher = watcherOf({ folders: [runs], intervalMilliseconds: never });
  await watcher.refresh();
  expect(watcher.runs).toHaveLength(1000);
  vi.mocked(summarizeRun).mockClear();
  const changed = join(runs, 'run-500');
  appendFileSync(join(changed, runFiles.metrics), `${JSON.stringify(iteration(2))}\n`);
  await watcher.refresh();
  expect(vi.mocked(summarizeRun).mock.calls).toEqual([[changed]]);
});

test('a folder that is no run is not read again until something in it changes', async () => {
  const runs = folder();
  mkdirSync(join(runs, 'notes'));
  const watcher = watcherOf({ folders: [runs], intervalMilliseconds: never });
  await watcher.refresh();
  await watcher.refresh();
  expect(summarizeRun).toHaveBeenCalledTimes(1);
});

test('nobody is told where nothing changed', async () => {
  const runs = folder();
  writeRun(runs, 'a', 1);
  const watcher = watcherOf({ folders: [runs], intervalMilliseconds: never });
  await watcher.refresh();
  const told = vi.fn();
  watcher.onChange(told);
  await watcher.refresh();
  expect(told).not.toHaveBeenCalled();
});

test('a listener that throws does not end the watch', async () => {
  const runs = folder();
  const watcher = watcherOf({ folders: [runs], intervalMilliseconds: never });
  await watcher.refresh();
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  watcher.onChange(() => {
    throw new Error('broken');
  });
  writeRun(runs, 'a', 1);
  await watcher.refresh();
  writeRun(runs, 'b', 2);
  await watcher.refresh();
  expect(watcher.runs).toHaveLength(2);
  warned.mockRestore();
});

test('a run that is copied in file by file appears by itself', async () => {
  const runs = folder();
  const watcher = watcherOf({ folders: [runs], intervalMilliseconds: often });
  await watcher.refresh();
  const source = new URL('format-1', import.meta.url);
  cpSync(source, join(runs, 'copied'), { recursive: true });
  await expect.poll(() => states(watcher), eventually).toEqual(['finished']);
});

test('a run that is not started yet is looked at as often as one that trains', async () => {
  const run = await createRun(folder(), newRun());
  const watcher = watcherOf({ folders: [join(run, '..')], intervalMilliseconds: often });
  await watcher.refresh();
  expect(states(watcher)).toEqual(['starting']);
  // All folders are looked at again after some time, which does not pass.
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now());
  writeFileSync(join(run, runFiles.metrics), `${JSON.stringify(iteration(1))}\n`);
  await expect.poll(() => states(watcher), eventually).toEqual(['interrupted']);
  clock.mockRestore();
});

test('a run that was made and does not start is called so after a while, although nothing changes', async () => {
  const run = await createRun(folder(), newRun());
  const watcher = watcherOf({ folders: [join(run, '..')], intervalMilliseconds: often });
  await watcher.refresh();
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
  await expect.poll(() => states(watcher), eventually).toEqual(['created']);
  clock.mockRestore();
});

test('a folder for runs that is made later is found', async () => {
  const runs = join(folder(), 'runs');
  const watcher = watcherOf({ folders: [runs], intervalMilliseconds: often });
  await watcher.refresh();
  writeRun(runs, 'a', 1);
  await expect.poll(() => watcher.runs.length, eventually).toBe(1);
});

test('a folder for runs that was deleted and made again tells at once what comes into it', async () => {
  const runs = folder();
  const watcher = watcherOf({ folders: [runs], intervalMilliseconds: often });
  await watcher.refresh();
  // All folders are looked at again after some time, which does not pass.
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now());
  rmSync(runs, { recursive: true });
  mkdirSync(runs);
  await watcher.refresh();
  // What is told of the deletion itself is past by then.
  await delay(500);
  writeRun(runs, 'a', 1);
  await expect.poll(() => watcher.runs.length, eventually).toBe(1);
  clock.mockRestore();
});

test('a run that is renamed is known by its new name alone, one that is deleted not at all', async () => {
  const runs = folder();
  const [old, deleted] = [writeRun(runs, 'old', 1), writeRun(runs, 'deleted', 2)];
  const watcher = watcherOf({ folders: [runs], intervalMilliseconds: never });
  await watcher.refresh();
  renameSync(old, join(runs, 'new'));
  rmSync(deleted, { recursive: true });
  await watcher.refresh();
  expect(watcher.runs.map((run) => run.folder)).toEqual([join(runs, 'new')]);
});

test('other folders can be watched instead', async () => {
  const [first, second] = [folder(), folder()];
  writeRun(first, 'a', 1);
  const run = writeRun(second, 'b', 1);
  const watcher = watcherOf({ folders: [first], intervalMilliseconds: never });
  await watcher.setFolders([second, second]);
  expect(watcher.runs.map((known) => known.folder)).toEqual([run]);
});

test('a run whose trainer is killed becomes interrupted, and running again when it is taken up', async () => {
  const run = await trainers.newFolder(long);
  const watcher = watcherOf({ folders: [join(run, '..')], intervalMilliseconds: often });
  const pid = await trainers.start(run);
  // A run that has recorded nothing yet would be one that never began.
  await expect.poll(() => watcher.runs[0]?.last?.iteration ?? 0, eventually).toBeGreaterThan(0);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => states(watcher), eventually).toEqual(['interrupted']);
  await trainers.start(run);
  await expect.poll(() => states(watcher), eventually).toEqual(['running']);
});

test('while a run is trained its newest iteration is known', async () => {
  const run = await createRun(folder(), newRun(long));
  const watcher = watcherOf({ folders: [join(run, '..')], intervalMilliseconds: often });
  await trainers.start(run);
  const newest = () => watcher.runs[0]?.last?.iteration ?? 0;
  await expect.poll(newest, eventually).toBeGreaterThan(0);
  const seen = newest();
  await expect.poll(newest, eventually).toBeGreaterThan(seen);
});

test('after it was disposed of it tells nothing more', async () => {
  const runs = folder();
  const watcher = watcherOf({ folders: [runs], intervalMilliseconds: never });
  await watcher.refresh();
  const told = vi.fn();
  watcher.onChange(told);
  watcher.dispose();
  writeRun(runs, 'a', 1);
  await watcher.refresh();
  expect(told).not.toHaveBeenCalled();
});
