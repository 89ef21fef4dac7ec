import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hasHeartbeat, startHeartbeat } from '../../src/run/process/heartbeat.js';
import { ownIdentity } from '../../src/run/process/identity.js';
import { lockRun } from '../../src/run/process/lock.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }));
afterEach(() => void vi.useRealTimers());

function oldFile(minutes = 60): string {
  const file = join(folder(), 'lock');
  writeFileSync(file, '');
  const then = new Date(Date.now() - minutes * 60_000);
  utimesSync(file, then, then);
  return file;
}

test('a file that nobody keeps new has no heartbeat, and one that is not there neither', async () => {
  expect(await hasHeartbeat(oldFile())).toBe(false);
  expect(await hasHeartbeat(join(folder(), 'missing'))).toBe(false);
});

test('a holder that has missed a few beats is believed to live', async () => {
  expect(await hasHeartbeat(oldFile(2))).toBe(true);
});

test('a file whose stamp lies far in the future is not new for ever', async () => {
  expect(await hasHeartbeat(oldFile(-60))).toBe(false);
});

test('a file that a clock a little ahead keeps new has a heartbeat', async () => {
  expect(await hasHeartbeat(oldFile(-2))).toBe(true);
});

test('a run that was given back is kept new no more', async () => {
  const run = folder();
  const release = await lockRun(run, await ownIdentity(run));
  await release();
  expect(vi.getTimerCount()).toBe(0);
});

test('a file is kept new, hour after hour, until its holder ends that', async () => {
  const file = oldFile();
  const end = startHeartbeat(file);
  vi.advanceTimersByTime(7_200_000);
  await vi.waitFor(async () => expect(await hasHeartbeat(file)).toBe(true), { timeout: 60_000 });
  end();
  vi.advanceTimersByTime(600_000);
  expect(await hasHeartbeat(file)).toBe(false);
});
