/** @file Engines are opened by name; one that this machine has not says so by name. */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { engineOpeners, openEngine, type RealEngineName } from '../../src/engines/open.js';

const elsewhere: RealEngineName = process.platform === 'darwin' ? 'onnxruntime-dml' : 'onnxruntime-coreml';
const hasNvidia = existsSync('/dev/nvidiactl');

test.each(['reference', 'onnxruntime'] as const)('%s opens everywhere', async (name) => {
  expect((await engineOpeners[name]()).name).toBe(name);
});

test('an engine of another platform is refused by name, with one that works', async () => {
  await expect(engineOpeners[elsewhere]()).rejects.toMatchObject({
    code: 'engine/unavailable',
    message: expect.stringContaining(elsewhere),
    remedy: expect.stringContaining('onnxruntime'),
  });
});

test('TensorFlow is refused where it has not been set up, with the command that does it', async () => {
  vi.stubEnv('L2T_STORAGE', join(tmpdir(), 'l2t-nothing-is-here'));
  await expect(engineOpeners.tensorflow()).rejects.toMatchObject({
    code: 'engine/not-set-up',
    remedy: expect.stringContaining('l2t setup tensorflow'),
  });
  vi.unstubAllEnvs();
});

test.skipIf(hasNvidia)(
  'CUDA is refused by name where it has not been set up, with the command that does it',
  async () => {
    vi.stubEnv('L2T_STORAGE', join(tmpdir(), 'l2t-nothing-is-here'));
    await expect(engineOpeners['onnxruntime-cuda']()).rejects.toMatchObject({
      code: 'engine/not-set-up',
      remedy: expect.stringContaining('l2t setup onnxruntime-cuda'),
    });
    vi.unstubAllEnvs();
  },
);

test.skipIf(hasNvidia)('the automatic choice says what it did not take and why', async () => {
  // Nothing was measured: the order is that of the table.
  vi.stubEnv('L2T_STORAGE', join(tmpdir(), 'l2t-nothing-is-here'));
  const { engine, notTaken } = await openEngine('auto');
  vi.unstubAllEnvs();
  expect(engine.name).toMatch(/^onnxruntime/);
  expect(notTaken.map((one) => one.engine)).toContain('onnxruntime-cuda');
  expect(notTaken.filter(({ why }) => why === '')).toEqual([]);
});
