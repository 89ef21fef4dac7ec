/** @file NVIDIA's own program is not waited for without end. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { askNvidia } from '../../src/engines/nvidia-smi.js';
import { folder, nvidiaSmi, pathWith } from '../doctor/machine.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

const onPosix = test.runIf(process.platform !== 'win32');

onPosix('its answer is what it prints', async () => {
  vi.stubEnv('PATH', pathWith({ 'nvidia-smi': nvidiaSmi('550.54.15') }));
  expect(await askNvidia(['--query-gpu=name'])).toBe('NVIDIA L4, 550.54.15\n');
});

onPosix('one that fails says nothing', async () => {
  vi.stubEnv('PATH', pathWith({ 'nvidia-smi': 'exit 9' }));
  expect(await askNvidia(['-L'])).toBeUndefined();
});

onPosix('one that hangs, and what it started, are left to themselves', async () => {
  const end = join(folder(), 'end');
  const hanging = `trap "" TERM; (sleep 20; touch "${end}"); sleep 20`;
  vi.stubEnv('PATH', `${pathWith({ 'nvidia-smi': hanging })}:${process.env.PATH}`);
  expect(await askNvidia(['-L'], 200)).toBeUndefined();
  expect(existsSync(end)).toBe(false);
});
