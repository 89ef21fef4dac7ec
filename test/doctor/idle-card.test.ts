/** @file A run that computes on the processor says so where a GPU is at hand. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EngineName, SetUpEngineName } from '../../src/catalog/engines.js';
import { findIdleCard, idleCardOf } from '../../src/doctor/idle-card.js';
import { folder, nvidiaSmi, pathWith } from './machine.js';

const linux = { platform: 'linux', arch: 'x64' };
const l4 = { cards: ['NVIDIA L4'], driver: '580.65.06', capability: 8.9 };

test.each<[string, Partial<typeof l4>, string, SetUpEngineName[], object | undefined]>([
  ['its engine is to be set up', {}, 'x64', [], { cards: 'NVIDIA L4', setUp: 'tensorflow' }],
  ['its engine is set up, and something stops it', {}, 'x64', ['tensorflow'], { cards: 'NVIDIA L4' }],
  ['no engine knows its driver', { driver: '470.57.02' }, 'x64', [], undefined],
  ['no engine computes on it with this processor', {}, 'arm64', [], undefined],
])('of a card it is said that %s', (_, changes, arch, setUp, expected) => {
  expect(idleCardOf({ ...l4, ...changes }, { ...linux, arch }, setUp)).toEqual(expected);
});

let storage = '';
beforeEach(() => {
  storage = folder();
  vi.stubEnv('L2T_STORAGE', storage);
  vi.stubEnv('PATH', pathWith({ 'nvidia-smi': nvidiaSmi('550.54.15') }));
  vi.stubEnv('CUDA_VISIBLE_DEVICES', undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const processor = { device: 'CPU, 2 threads' };

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'a run beside a card says so where its engine was to be chosen',
  async () => {
    expect(await findIdleCard('auto', processor)).toEqual({ cards: 'NVIDIA L4', setUp: 'tensorflow' });
  },
);

test.each<[string, EngineName, { readonly device: string }, () => void]>([
  ['the experiment names an engine for the processor', 'onnxruntime', processor, () => {}],
  ['it computes on the card', 'auto', { device: 'GPU 0 (NVIDIA L4)' }, () => {}],
  ['the cards are hidden', 'auto', processor, () => vi.stubEnv('CUDA_VISIBLE_DEVICES', '-1')],
  ['there is no driver', 'auto', processor, () => vi.stubEnv('PATH', folder())],
  ['TensorFlow was set up for the processor', 'auto', processor, chooseProcessor],
])('nothing is said where %s', async (_, wanted, taken, arrange) => {
  arrange();
  expect(await findIdleCard(wanted, taken)).toBeUndefined();
});

function chooseProcessor(): void {
  mkdirSync(join(storage, 'tensorflow'));
  writeFileSync(join(storage, 'tensorflow', 'setup.json'), '{"chosen":"cpu"}');
}
