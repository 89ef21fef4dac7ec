/** @file Engines are opened by name; one that this machine has not says so by name. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { RealEngineName } from '../../src/catalog/engines.js';
import { automaticOrder } from '../../src/engines/automatic.js';
import { onnxRuntimeVersion } from '../../src/engines/onnxruntime/location.js';
import { engineOpeners, openEngine } from '../../src/engines/open.js';
import { processorDevice } from '../../src/engines/processor.js';
import { setUpSpeeds } from '../../src/engines/set-up.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();

const elsewhere: RealEngineName = process.platform === 'darwin' ? 'onnxruntime-dml' : 'onnxruntime-coreml';
const hasNvidia = existsSync('/dev/nvidiactl');
const onLinux = test.runIf(process.platform === 'linux');

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
  vi.stubEnv('L2T_STORAGE', folder());
  await expect(engineOpeners.tensorflow()).rejects.toMatchObject({
    code: 'engine/not-set-up',
    remedy: expect.stringContaining('l2t setup tensorflow'),
  });
  vi.unstubAllEnvs();
});

test.skipIf(hasNvidia)(
  'CUDA is refused by name where it has not been set up, with the command that does it',
  async () => {
    vi.stubEnv('L2T_STORAGE', folder());
    await expect(engineOpeners['onnxruntime-cuda']()).rejects.toMatchObject({
      code: 'engine/not-set-up',
      remedy: expect.stringContaining('l2t setup onnxruntime-cuda'),
    });
    vi.unstubAllEnvs();
  },
);

onLinux('a machine that was never measured tries the engines of a GPU before that of the processor', () => {
  expect(automaticOrder({})).toEqual(['tensorflow', 'onnxruntime-cuda', 'onnxruntime']);
});

onLinux('a machine that was never measured goes by how fast engines were where they were set up', () => {
  expect(automaticOrder({}, { tensorflow: 100, 'onnxruntime-cuda': 4000 })[0]).toBe('onnxruntime-cuda');
});

onLinux('what was measured on this machine comes before what a set-up noted elsewhere', () => {
  expect(automaticOrder({ onnxruntime: 140 }, { tensorflow: 5000 })[0]).toBe('onnxruntime');
});

onLinux('an engine that exists on another platform only is not tried', () => {
  expect(automaticOrder({})).not.toContain('onnxruntime-dml');
});

test('of engines that were set up, the speed is what the set-up noted, and none where it noted nothing', () => {
  const storage = folder();
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(storage, file)), { recursive: true });
    writeFileSync(join(storage, file), text);
  };
  write('tensorflow/addon/lib/napi-v8/tfjs_binding.node', '');
  write('tensorflow/setup.json', '{"measured":{"gflopPerSecond":120}}');
  write(`onnxruntime-cuda/lib/${onnxRuntimeVersion}/libonnxruntime_providers_cuda.so`, '');
  expect(setUpSpeeds({ L2T_STORAGE: storage })).toEqual({ tensorflow: 120, 'onnxruntime-cuda': 0 });
});

test.skipIf(hasNvidia || process.platform !== 'linux')(
  'the automatic choice says what it did not take and why',
  async () => {
    // Nothing was measured: the order is that of the table.
    vi.stubEnv('L2T_STORAGE', folder());
    const { engine, notTaken } = await openEngine('auto');
    vi.unstubAllEnvs();
    expect(engine.name).toMatch(/^onnxruntime/);
    expect(notTaken.map((one) => one.engine)).toEqual(['tensorflow', 'onnxruntime-cuda']);
    expect(notTaken.filter(({ why }) => why === '')).toEqual([]);
  },
);

test('one thread of the processor is one thread', () => {
  expect([processorDevice(1), processorDevice(2)]).toEqual(['CPU, 1 thread', 'CPU, 2 threads']);
});
