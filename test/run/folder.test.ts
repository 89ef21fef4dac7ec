import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { runsTable } from '../../src/cli/commands/runs.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles, runFormat } from '../../src/run/folder/format.js';
import { readConfiguration, readResult } from '../../src/run/folder/read.js';
import { isAble } from '../../src/run/overview/abilities.js';
import { listRuns, summarizeRun } from '../../src/run/overview/list.js';
import { ownIdentity } from '../../src/run/process/identity.js';
import type { EventRecord, IterationRecord, MetricsRecord, RunEvent } from '../../src/run/records/metrics.js';
import { temporaryFolders } from '../temporary-folders.js';
import { newRun } from './example-run.js';

const folder = temporaryFolders();
const iteration: IterationRecord = {
  kind: 'iteration',
  iteration: 3,
  epoch: 1,
  time: 3,
  seconds: 1,
  imagesPerSecond: 10,
  learningRate: 0.1,
  trainingLoss: 2,
  transferLoss: 0,
  pairLosses: [],
  correct: 1,
  images: 10,
  memory: 1e9,
};
const event = (name: RunEvent, more: Partial<EventRecord> = {}): MetricsRecord => ({
  kind: 'event',
  name,
  iteration: 3,
  at: '2025-01-01T00:00:00.000Z',
  ...more,
});
const record = (run: string, ...records: MetricsRecord[]) =>
  writeFileSync(join(run, runFiles.metrics), records.map((one) => `${JSON.stringify(one)}\n`).join(''));

test('the folder of a run is named by date, experiment, method and seed', async () => {
  const run = await createRun(join(folder(), 'runs'), newRun({ method: 'lwf+at' }));
  expect(basename(run)).toMatch(/^\d{8}-\d{6}-my-birds-lwf-at-seed7$/u);
});

test('runs made in the same second have folders of their own', async () => {
  const runs = folder();
  await Promise.all(Array.from({ length: 10 }, () => createRun(runs, newRun())));
  expect(readdirSync(runs)).toHaveLength(10);
});

test('where what the folder of runs leads to is gone, as a drive on Windows may be, the refusal says so', async () => {
  const link = join(folder(), 'runs');
  symlinkSync(join(folder(), 'gone', 'runs'), link);
  await expect(createRun(link, newRun())).rejects.toMatchObject({
    code: 'run/runs-folder-failed',
    message: expect.stringContaining('a part of that path is not there.'),
  });
});

test('where a file stands in the place of the folder of runs, the refusal says so', async () => {
  const file = join(folder(), 'runs');
  writeFileSync(file, '');
  await expect(createRun(file, newRun())).rejects.toMatchObject({
    code: 'run/runs-folder-failed',
    message: `No run can be made in ${file}: there is a file of that name.`,
  });
});

test('the name of an experiment keeps its letters but cannot leave the folder', async () => {
  const runs = folder();
  const run = await createRun(runs, { ...newRun(), experimentFile: '/x/..\\Vögel: 鳥 $(id).l2t.json' });
  expect(basename(run)).toContain('-Vögel-鳥-id-');
});

test('a configuration is read back as it was written', async () => {
  const run = await createRun(folder(), newRun());
  expect(await readConfiguration(run)).toMatchObject({ format: runFormat, ...newRun() });
});

test('a folder without a configuration is not a run', async () => {
  await expect(readConfiguration(folder())).rejects.toMatchObject({ code: 'run/not-a-run' });
});

test('a run of a later format is refused by name', async () => {
  const run = await createRun(folder(), newRun());
  const later = { ...(await readConfiguration(run)), format: runFormat + 1 };
  writeFileSync(join(run, runFiles.configuration), JSON.stringify(later));
  await expect(readConfiguration(run)).rejects.toMatchObject({ code: 'run/newer-format' });
});

test.each([
  ['an experiment that is null', { experiment: null }],
  ['an experiment without pairs', { experiment: { ...newRun().experiment, pairs: undefined } }],
  ['a source that is null', { experiment: { ...newRun().experiment, sources: [null] } }],
  ['no experiment file', { experimentFile: undefined }],
])('a configuration with %s is damaged', async (_, changed) => {
  const run = await createRun(folder(), newRun());
  const spoilt = { ...(await readConfiguration(run)), ...changed };
  writeFileSync(join(run, runFiles.configuration), JSON.stringify(spoilt));
  await expect(readConfiguration(run)).rejects.toMatchObject({ code: 'run/damaged-config' });
});

test('a result without its pairs is none', async () => {
  const run = folder();
  cpSync('test/run/format-1', run, { recursive: true });
  const { pairs: _, ...spoilt } = { ...(await readResult(run)) };
  writeFileSync(join(run, runFiles.result), JSON.stringify(spoilt));
  expect(await readResult(run)).toBeUndefined();
});

const states: [string, MetricsRecord[]][] = [
  ['starting', []],
  ['interrupted', [event('started'), iteration]],
  ['interrupted', [event('started')]],
  ['stopped', [event('started'), iteration, event('checkpoint'), event('stopped')]],
  ['failed', [event('started'), iteration, event('failed')]],
  ['interrupted', [event('started'), iteration, event('stopped'), event('resumed')]],
];
for (const [state, records] of states) {
  test(`a run without a live trainer after ${JSON.stringify(records.map((one) => ('name' in one ? one.name : one.kind)))} is ${state}`, async () => {
    const run = await createRun(folder(), newRun());
    if (records.length > 0) record(run, ...records);
    expect(await summarizeRun(run)).toMatchObject({ state });
  });
}

/** What is said of a run with these records whose trainer is this process. */
async function trained(...records: MetricsRecord[]) {
  const run = await createRun(folder(), newRun());
  record(run, ...records);
  writeFileSync(join(run, runFiles.trainer), JSON.stringify(await ownIdentity(run)));
  return summarizeRun(run);
}

test('a paused run that has written a checkpoint is still paused', async () => {
  const { state } = await trained(event('started'), iteration, event('paused'), event('checkpoint'));
  expect(state).toBe('paused');
});

test('a failed run that is trained again is not told to have failed', async () => {
  const failure = { code: 'a', message: 'b', remedy: 'c', exitCode: 1 } as const;
  const { failure: told } = await trained(event('started'), iteration, event('failed', { failure }));
  expect(told).toBeUndefined();
});

test('a run that has its result is not asked to stop while its trainer ends', async () => {
  const run = await createRun(folder(), newRun());
  cpSync('test/run/format-1/result.json', join(run, runFiles.result));
  writeFileSync(join(run, runFiles.trainer), JSON.stringify(await ownIdentity(run)));
  expect(isAble(await summarizeRun(run), 'stop')).toBe(false);
});

test('a run with a result is finished', async () => {
  const run = await createRun(folder(), newRun());
  const result = await readResult('test/run/format-1');
  writeFileSync(join(run, runFiles.result), JSON.stringify(result));
  expect(await summarizeRun(run)).toMatchObject({ state: 'finished', result });
});

test('a thousand runs are listed, newest first, and what is no run is left out', async () => {
  const runs = folder();
  // One is made as runs are; that is flushed to the disk, which a thousand times takes a while.
  const made = await createRun(runs, newRun());
  record(made, event('started'), ...Array.from({ length: 200 }, () => iteration));
  const configuration = await readConfiguration(made);
  for (let minute = 1; minute < 1000; minute++) {
    const run = join(runs, `run-${minute}`);
    cpSync(made, run, { recursive: true });
    const created = new Date(Date.UTC(2025, 0, 1, 0, minute)).toISOString();
    writeFileSync(join(run, runFiles.configuration), JSON.stringify({ ...configuration, created }));
  }
  mkdirSync(join(runs, 'other'));
  const listed = await listRuns([runs, join(runs, 'absent')]);
  const dates = listed.map(({ configuration }) => configuration.created);
  expect(listed).toHaveLength(1000);
  expect(dates).toEqual(dates.toSorted().reverse());
  expect(listed[0]).toMatchObject({ state: 'interrupted', last: { iteration: 3 } });
});

test('a run that was made a while ago and never started is called so on the command line, as in the editor', async () => {
  const run = await createRun(folder(), newRun());
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
  onTestFinished(() => clock.mockRestore());
  const summary = await summarizeRun(run);
  expect(runsTable([summary]).at(-1)).toContain('not started');
  expect(isAble(summary, 'resume')).toBe(true);
});

test('a run that was made a moment ago is about to start: it is not offered to be resumed', async () => {
  expect(isAble(await summarizeRun(await createRun(folder(), newRun())), 'resume')).toBe(false);
});
