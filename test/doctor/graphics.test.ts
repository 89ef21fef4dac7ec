/** @file What the doctor says of NVIDIA's driver and libraries. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { type EngineReport, missing } from '../../src/doctor/examine.js';
import { findGraphics, graphicsLines, idleGraphics } from '../../src/doctor/graphics.js';
import { folder } from './machine.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

const nvidia = { cards: ['NVIDIA L4'], driver: '550.54.15', cuda: '12.4' };
const libraries = { tensorflow: { cuda: '12.8.90', cuDnn: '9.10.2.21' } };

test('the doctor says which driver and libraries were found and which are wanted', () => {
  expect(graphicsLines({ nvidia, libraries })).toEqual([
    'NVIDIA L4: driver 550.54.15, CUDA up to 12.4.',
    'tensorflow wants driver 525 or newer, CUDA 12, cuDNN 9; CUDA 12.8.90 and cuDNN 9.10.2.21 came with its set-up.',
    'onnxruntime-cuda wants driver 580 or newer, CUDA 13, cuDNN 9; its set-up fetches them.',
  ]);
});

const trainsOn = (device: string): readonly EngineReport[] => [
  {
    engine: 'tensorflow',
    title: 'TensorFlow',
    works: true,
    device,
    threads: 2,
    version: '2.21.0',
    deterministic: true,
    gflopPerSecond: 100,
  },
];
const processor = trainsOn('CPU, 2 threads');

test('TensorFlow on the processor beside a GPU is to be set up again, with CUDA', () => {
  expect(idleGraphics({ nvidia, libraries: {} }, processor, undefined)).toContain('which fetches CUDA');
});

test('where CUDA is set up, libtensorflow is asked what stops it', () => {
  expect(idleGraphics({ nvidia, libraries }, processor, undefined)).toContain('TF_CPP_MIN_LOG_LEVEL=0');
});

test('a driver that is too old is to be updated first', () => {
  const old = { ...nvidia, driver: '470.57.02' };
  expect(idleGraphics({ nvidia: old, libraries: {} }, processor, undefined)).toContain('driver 525 or newer');
});

const maxwell = { cards: ['NVIDIA GeForce GTX 980'], driver: '580.65.06', capability: 5.2 };

test('the doctor says so of the card', () => {
  expect(graphicsLines({ nvidia: maxwell, libraries: {} })).toContain(
    'tensorflow has no kernels for this card.',
  );
});

test.each<[string, Parameters<typeof idleGraphics>]>([
  ['no engine has kernels for the card', [{ nvidia: maxwell, libraries: {} }, processor, undefined]],
  ['there is no GPU', [{ libraries: {} }, processor, undefined]],
  ['the GPU is used', [{ nvidia, libraries }, trainsOn('GPU 0 (NVIDIA L4)'), undefined]],
  ['the processor was chosen', [{ nvidia, libraries: {}, forProcessor: true }, processor, undefined]],
  ['the GPU is hidden on purpose', [{ nvidia, libraries }, processor, '-1']],
  ['TensorFlow does not work at all', [{ nvidia, libraries }, [missing('tensorflow', 'why')], undefined]],
])('nothing is said where %s', (_, words) => {
  expect(idleGraphics(...words)).toBeUndefined();
});

test('that the processor was chosen is known from the set-up', async () => {
  const storage = folder();
  vi.stubEnv('L2T_STORAGE', storage);
  mkdirSync(join(storage, 'tensorflow'));
  writeFileSync(join(storage, 'tensorflow', 'setup.json'), '{ "chosen": "cpu" }');
  expect(await findGraphics()).toMatchObject({ forProcessor: true });
});
