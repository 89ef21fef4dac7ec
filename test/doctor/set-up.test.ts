/** @file A set-up beside an older one of which something cannot be removed yet. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { setUpEngine } from '../../src/doctor/setup/set-up.js';
import { builtAddon } from '../engines/tensorflow-storage.js';
import { folder, withLibraries } from './machine.js';

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<typeof import('node:fs/promises')>();
  const { existsSync } = await import('node:fs');
  // As a network's disk refuses while a run on another machine uses the libraries.
  const rm: typeof real.rm = (path, options) =>
    existsSync(join(String(path), 'old'))
      ? Promise.reject(Object.assign(new Error('ENOTEMPTY'), { code: 'ENOTEMPTY', syscall: 'rmdir' }))
      : real.rm(path, options);
  return { ...real, rm };
});

beforeAll(builtAddon);

test.runIf(process.platform === 'linux')('the new one stands and is told as a success', async () => {
  const home = join(folder(), 'tensorflow');
  mkdirSync(home);
  const report = { engine: 'tensorflow', works: true, device: 'CPU', version: '2', gflopPerSecond: 9 };
  const origin = { kind: 'here', path: withLibraries(folder()) } as const;
  const plan = { engine: 'tensorflow', architecture: process.arch, nvidia: undefined, home, origin } as const;
  const examination = [process.execPath, '-p', `'${JSON.stringify(report)}'`];
  const { signal } = new AbortController();
  expect(await setUpEngine(plan, { examination, signal })).toEqual(report);
  expect(readFileSync(join(home, 'setup.json'), 'utf8')).toContain('"gflopPerSecond": 9');
});
