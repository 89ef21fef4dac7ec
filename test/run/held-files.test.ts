/** @file Windows, where a file that is removed or replaced while somebody reads it cannot be opened until then. */
import { writeFileSync } from 'node:fs';
import type { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { isHeld } from '../../src/run/folder/atomic.js';
import { readJson } from '../../src/run/folder/read.js';
import { takeLock } from '../../src/run/process/exclusive-lock.js';
import { ownIdentity } from '../../src/run/process/identity.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();
/** How often writing, and then reading, is refused. */
const refusals = vi.hoisted(() => ({ writing: 0, reading: 0 }));

vi.mock('node:fs/promises', async (original) => {
  const real: typeof import('node:fs/promises') = await original();
  const refuse = () => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' }));
  return {
    ...real,
    writeFile: async (...given: Parameters<typeof writeFile>) =>
      refusals.writing-- > 0 ? refuse() : real.writeFile(...given),
    readFile: async (...given: Parameters<typeof readFile>) =>
      refusals.reading-- > 0 ? refuse() : real.readFile(...given),
  };
});

afterEach(() => {
  vi.unstubAllGlobals();
  Object.assign(refusals, { writing: 0, reading: 0 });
});

function refuseOn(platform: NodeJS.Platform, refused: Partial<typeof refusals>): void {
  vi.stubGlobal('process', Object.create(process, { platform: { value: platform } }));
  Object.assign(refusals, refused);
}

async function takeOn(platform: NodeJS.Platform, refused: Partial<typeof refusals>) {
  const home = folder();
  const own = await ownIdentity(home);
  refuseOn(platform, refused);
  return takeLock(join(home, '.lock'), own, async () => true);
}

test.each([
  ['whose predecessor is still read', { writing: 3 }],
  ['that cannot be read at once', { reading: 3 }],
])('on Windows a lock %s is taken a moment later', async (_, refused) => {
  expect(await takeOn('win32', refused)).toBeUndefined();
});

test('on Windows a lock that may never be written is said to be so', async () => {
  await expect(takeOn('win32', { writing: 1000 })).rejects.toMatchObject({ code: 'run/write-failed' });
});

test('elsewhere a lock that may not be written is not waited for', async () => {
  await expect(takeOn('linux', { writing: 1 })).rejects.toMatchObject({ code: 'run/write-failed' });
});

test('on Windows what is just being replaced is read a moment later', async () => {
  const file = join(folder(), 'result.json');
  writeFileSync(file, '{"format":1}');
  refuseOn('win32', { reading: 2 });
  expect(await readJson(file)).toEqual({ format: 1 });
});

test.each(['EPERM', 'EACCES', 'EBUSY'])(
  '%s may only mean on Windows that somebody reads the file',
  (code) => {
    const error = Object.assign(new Error(code), { code });
    expect([isHeld(error, 'win32'), isHeld(error, 'darwin')]).toEqual([true, false]);
  },
);
