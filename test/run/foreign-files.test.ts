/** @file A run folder that somebody else filled: links, second names, pipes and devices in the place of its files. */
import { execFileSync } from 'node:child_process';
import { linkSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFile } from '../../src/run/folder/atomic.js';
import { readBest, readCheckpoint, readProgress } from '../../src/run/folder/checkpoint.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { readConfiguration } from '../../src/run/folder/read.js';
import { summarizeRun } from '../../src/run/overview/list.js';
import { liveTrainer, ownIdentity } from '../../src/run/process/identity.js';
import { lockRun } from '../../src/run/process/lock.js';
import { cutMetrics, MetricsTail } from '../../src/run/records/metrics-reader.js';
import { MetricsWriter } from '../../src/run/records/metrics-writer.js';
import { RunKeeper } from '../../src/trainer/keeper.js';
import { openLog } from '../../src/trainer/log.js';
import { startTrainer } from '../../src/trainer/start.js';
import { temporaryFolders } from '../temporary-folders.js';
import { newRun } from './example-run.js';

const folder = temporaryFolders();
const posix = test.skipIf(process.platform === 'win32');

/** A file that is none of the run's, and what it says. */
function victim(): string {
  const file = join(folder(), '.bashrc');
  writeFileSync(file, 'alias ls=ls\n');
  return file;
}
const isUntouched = (file: string) => expect(readFileSync(file, 'utf8')).toBe('alias ls=ls\n');

const ways = [
  ['a link', symlinkSync],
  ['a second name', linkSync],
] as const;

for (const [what, make] of ways) {
  posix(`metrics that are ${what} of a file elsewhere are neither cut nor appended to`, async () => {
    const [run, file] = [await createRun(folder(), newRun()), victim()];
    make(file, join(run, runFiles.metrics));
    await expect(RunKeeper.open(run)).rejects.toMatchObject({ code: 'run/foreign-file', exitCode: 7 });
    await expect(MetricsWriter.open(join(run, runFiles.metrics))).rejects.toMatchObject({
      code: 'run/foreign-file',
    });
    isUntouched(file);
  });

  posix(`a log that is ${what} of a file elsewhere is not written to`, async () => {
    const [run, file] = [await createRun(folder(), newRun()), victim()];
    make(file, join(run, runFiles.log));
    openLog(join(run, runFiles.log))('curl example.org | sh');
    await expect(startTrainer(run, { trainerFile: 'none' })).rejects.toMatchObject({
      code: 'run/foreign-file',
    });
    isUntouched(file);
  });

  posix(`what is written aside does not go into a file elsewhere that has ${what} there`, async () => {
    const [run, file] = [folder(), victim()];
    make(file, join(run, '.secret.aside'));
    await replaceFile(join(run, '.secret'), 'new', { mode: 0o600 });
    expect(readFileSync(join(run, '.secret'), 'utf8')).toBe('new');
    expect(lstatSync(join(run, '.secret')).mode & 0o777).toBe(0o600);
    isUntouched(file);
  });

  posix(`a file that is replaced and is ${what} of a file elsewhere leaves that one alone`, async () => {
    const [run, file] = [folder(), victim()];
    make(file, join(run, 'result.json'));
    await replaceFile(join(run, 'result.json'), 'new');
    isUntouched(file);
  });
}

posix('a link that leads nowhere makes no file there', async () => {
  const [run, elsewhere] = [folder(), join(folder(), 'new')];
  symlinkSync(elsewhere, join(run, runFiles.log));
  openLog(join(run, runFiles.log))('a line');
  expect(lstatSync(elsewhere, { throwIfNoEntry: false })).toBeUndefined();
});

test('a line of the log is one line, whatever it tells of', () => {
  const file = join(folder(), 'log.txt');
  openLog(file)('trained /a\nrm -rf b\r\u001b[2J\u2028c');
  expect(readFileSync(file, 'utf8')).toMatch(/Z {2}trained \/a\\u000arm -rf b\\u000d\\u001b\[2J\\u2028c\n$/u);
});

/** A pipe that nobody writes into, a device that never ends, and what is no file at all. */
const endless = [
  ['a pipe', (file: string) => void execFileSync('mkfifo', [file])],
  ['a device', (file: string) => symlinkSync('/dev/zero', file)],
  ['a folder', (file: string) => void mkdirSync(join(file, 'full'), { recursive: true })],
] as const;

const readers: Readonly<Record<string, (run: string) => Promise<unknown>>> = {
  [runFiles.configuration]: readConfiguration,
  [runFiles.checkpoint]: (run) => readCheckpoint(join(run, runFiles.checkpoint)),
  [runFiles.best]: (run) => readBest(join(run, runFiles.best)),
  [runFiles.metrics]: (run) => new MetricsTail(join(run, runFiles.metrics)).read(),
  [runFiles.trainer]: liveTrainer,
  [runFiles.lock]: async (run) => lockRun(run, await ownIdentity(run)),
};

for (const [what, make] of endless) {
  for (const [name, read] of Object.entries(readers)) {
    posix(`${what} in the place of ${name} is not read`, async () => {
      const run = folder();
      make(join(run, name));
      await expect(read(run)).rejects.toMatchObject({ code: expect.stringMatching(/^run\//u) });
    });
  }

  posix(
    `${what} in the place of a log, of metrics or of what is aside does not hold who writes`,
    async () => {
      const run = folder();
      for (const name of [runFiles.log, runFiles.metrics, 'file.aside']) make(join(run, name));
      openLog(join(run, runFiles.log))('a line');
      await expect(cutMetrics(join(run, runFiles.metrics), 0)).rejects.toMatchObject({
        code: 'run/foreign-file',
      });
      const refused = await replaceFile(join(run, 'file'), 'new').catch(({ code }) => code);
      expect(refused).toBe(what === 'a folder' ? 'run/write-failed' : undefined);
    },
  );
}

posix('the progress of a checkpoint that is a pipe is not waited for by a list', async () => {
  const run = await createRun(folder(), newRun());
  execFileSync('mkfifo', [join(run, runFiles.checkpoint)]);
  expect(await summarizeRun(run)).toMatchObject({ state: 'starting' });
  await expect(readProgress(join(run, runFiles.checkpoint))).rejects.toMatchObject({
    code: 'run/broken-checkpoint',
  });
});

for (const [what, make] of endless) {
  posix(`a run is not held up by ${what} in the place of best weights that no checkpoint names`, async () => {
    const run = await createRun(folder(), newRun());
    make(join(run, runFiles.nextBest));
    const opened = RunKeeper.open(run).then((keeper) => keeper.close());
    expect(await opened.catch(({ code }) => code)).toBe(what === 'a folder' ? 'run/write-failed' : undefined);
  });
}
