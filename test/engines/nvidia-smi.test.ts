/** @file NVIDIA's own program is not waited for without end. */
import { afterEach, expect, test, vi } from 'vitest';
import { askNvidia } from '../../src/engines/nvidia-smi.js';
import { nvidiaSmi, pathWith } from '../doctor/machine.js';

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
  const path = `${pathWith({ 'nvidia-smi': 'trap "" TERM; sleep 20; sleep 20' })}:${process.env.PATH}`;
  vi.stubEnv('PATH', path);
  const began = performance.now();
  expect(await askNvidia(['-L'], 200)).toBeUndefined();
  expect(performance.now() - began).toBeLessThan(5000);
});
