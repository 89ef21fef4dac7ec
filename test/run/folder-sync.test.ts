/** @file File systems that cannot flush a folder. */
import { readFileSync } from 'node:fs';
import type { FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { replaceFile } from '../../src/run/folder/atomic.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();
const refusal = vi.hoisted(() => ({ code: '', of: 'sync' }));

vi.mock('node:fs/promises', async (original) => {
  const real: typeof import('node:fs/promises') = await original();
  const refuse = () => Promise.reject(Object.assign(new Error(refusal.code), { code: refusal.code }));
  return {
    ...real,
    open: async (...given: Parameters<typeof open>): Promise<FileHandle> => {
      const handle = await real.open(...given);
      if (!(await handle.stat()).isDirectory()) return handle;
      if (refusal.of === 'sync') return Object.assign(handle, { sync: refuse });
      await handle.close();
      return refuse();
    },
  };
});

test.each([
  ['sync', 'EINVAL'],
  ['sync', 'ENOTSUP'],
  ['sync', 'EPERM'],
  ['open', 'EACCES'],
  ['open', 'EISDIR'],
])('a folder that refuses to %s with %s still gets its file', async (of, code) => {
  Object.assign(refusal, { of, code });
  const file = join(folder(), 'file');
  await replaceFile(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
});

test('a folder whose flush fails for good is named', async () => {
  Object.assign(refusal, { of: 'sync', code: 'EIO' });
  const file = join(folder(), 'file');
  await expect(replaceFile(file, 'new')).rejects.toMatchObject({ code: 'run/write-failed' });
});
