/** @file A run that a trainer of another machine holds, on a disk that both see. */
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runsTable } from '../../src/cli/commands/runs.js';
import { runLine } from '../../src/extension/views/progress.js';
import { wakeTrainer } from '../../src/run/control/ask-trainer.js';
import { connectToTrainer } from '../../src/run/control/client.js';
import { runFiles } from '../../src/run/folder/format.js';
import { isAble } from '../../src/run/overview/abilities.js';
import { summarizeRun } from '../../src/run/overview/list.js';
import { RunsWatcher } from '../../src/run/overview/runs-watcher.js';
import { ownIdentity } from '../../src/run/process/identity.js';
import { lockRun } from '../../src/run/process/lock.js';
import { iteration } from '../cli/records.js';
import { temporaryFolders } from '../temporary-folders.js';
import { newRun } from './example-run.js';

const folder = temporaryFolders();
const minute = 60_000;

/** A run as the trainer of another machine leaves it while it trains; its last sign of life is so many minutes old. */
async function runElsewhere(minutes: number): Promise<string> {
  const run = join(folder(), 'run');
  mkdirSync(run);
  const configuration = { format: 1, id: 'a', created: '2025-01-01T00:00:00.000Z', ...newRun() };
  writeFileSync(join(run, runFiles.configuration), JSON.stringify(configuration));
  writeFileSync(join(run, runFiles.metrics), `${JSON.stringify(iteration(1))}\n`);
  const trainer = { ...(await ownIdentity(run)), host: 'gpu-7', folder: '/mounted/elsewhere/run' };
  for (const name of [runFiles.trainer, runFiles.lock])
    writeFileSync(join(run, name), JSON.stringify(trainer));
  age(run, minutes);
  return run;
}

function age(run: string, minutes: number): void {
  const then = new Date(Date.now() - minutes * minute);
  utimesSync(join(run, runFiles.lock), then, then);
}

test('it is running, and its machine is named', async () => {
  const run = await summarizeRun(await runElsewhere(0));
  expect(run).toMatchObject({ state: 'running', elsewhere: 'gpu-7' });
  expect(run.pid).toBeUndefined();
  expect(runLine(run)).toContain('running on gpu-7');
  expect(runsTable([run]).join('\n')).toContain('running on gpu-7');
});

test.each(['pause', 'resume', 'stop', 'delete'] as const)('nobody here can %s it', async (ability) => {
  expect(isAble(await summarizeRun(await runElsewhere(0)), ability)).toBe(false);
});

test('no second trainer gets it, and the reason names the machine', async () => {
  const run = await runElsewhere(0);
  await expect(lockRun(run, await ownIdentity(run))).rejects.toMatchObject({
    code: 'run/busy-elsewhere',
    message: expect.stringContaining('gpu-7'),
  });
});

test('its trainer is not asked from here', async () => {
  const run = await runElsewhere(0);
  await expect(connectToTrainer(run)).rejects.toMatchObject({ code: 'run/busy-elsewhere' });
  await expect(wakeTrainer(run)).rejects.toMatchObject({ code: 'run/busy-elsewhere' });
});

test('after minutes without a sign of life it is interrupted, and can be taken up here', async () => {
  const run = await runElsewhere(5);
  expect(await summarizeRun(run)).toMatchObject({ state: 'interrupted' });
  await (await lockRun(run, await ownIdentity(run)))();
  expect(existsSync(join(run, runFiles.lock))).toBe(false);
});

test('whoever watches it sees that it fell silent', async () => {
  const run = await runElsewhere(0);
  const watcher = new RunsWatcher({ folders: [join(run, '..')], intervalMilliseconds: 20 });
  try {
    await watcher.refresh();
    expect(watcher.runs.map(({ state }) => state)).toEqual(['running']);
    age(run, 5);
    await expect.poll(() => watcher.runs.map(({ state }) => state)).toEqual(['interrupted']);
  } finally {
    watcher.dispose();
  }
});
