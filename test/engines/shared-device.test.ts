/** @file Runs queue for the card that they compute on, by whatever number or name they know it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { cardIn, driverListing, sharedDevice } from '../../src/engines/shared-device.js';
import { prepareEnvironment } from '../../src/engines/tensorflow/environment.js';
import { isHidden, showOneCard } from '../../src/engines/visible-card.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();
const first = 'GPU-5f1e0a52-0c0b-4d44-b1f4-8a1c1c1f0001';
const second = 'GPU-9a2e0a52-0c0b-4d44-b1f4-8a1c1c1f0002';
const part = 'MIG-c7b4c5a1-1111-5222-9333-444455556666';
const cards = `GPU 0: NVIDIA L4 (UUID: ${first})\nGPU 1: NVIDIA L4 (UUID: ${second})\n`;
const divided = `GPU 0: NVIDIA H100 (UUID: ${first})\n  MIG 1g.10gb     Device  0: (UUID: ${part})\n`;
const onLinux = test.runIf(process.platform === 'linux');

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ['a number', cards, '1', second],
  ['an identifier', cards, second, second],
  ['an identifier that is cut short', cards, 'GPU-9a2e', second],
  ['the number of a card that is divided', divided, '0', part],
  ['a part of a card', divided, part, part],
  ['a part of a card that is not listed', cards, part, part],
  ['a number where no card is listed', '', '0', 'GPU 0'],
])('%s stands for one card', (_, lines, visible, card) => {
  expect(cardIn(lines, visible)).toBe(card);
});

onLinux('TensorFlow and ONNX Runtime on one card queue for the same', async () => {
  const bin = newFolder();
  writeFileSync(join(bin, 'nvidia-smi'), `#!/bin/sh\ncat <<END\n${cards}END\n`, { mode: 0o755 });
  vi.stubEnv('PATH', [bin, process.env.PATH].join(delimiter));
  vi.stubEnv('CUDA_VISIBLE_DEVICES', '1');
  const devices = [
    await sharedDevice({ name: 'tensorflow', device: 'GPU 1 (NVIDIA L4)' }),
    await sharedDevice({ name: 'onnxruntime-cuda', device: 'cuda' }),
  ];
  expect(devices.map((device) => device?.queue)).toEqual([second, second]);
});

test('runs on the processor queue for nothing', async () => {
  expect(await sharedDevice({ name: 'tensorflow', device: 'CPU, 2 threads' })).toBeUndefined();
});

function driverFolder(identifiers: readonly string[]): string {
  const folder = newFolder();
  for (const [index, identifier] of identifiers.entries()) {
    const card = join(folder, `0000:0${index}:00.0`);
    mkdirSync(card);
    writeFileSync(join(card, 'information'), `Model: \t\t NVIDIA L4\nGPU UUID: \t ${identifier}\nIRQ: 1\n`);
  }
  return folder;
}

onLinux('without nvidia-smi the files of the driver tell the card', () => {
  expect(cardIn(driverListing(driverFolder([first, second])), '1')).toBe(second);
});

onLinux('files of the driver that hide the identifier of a card tell none', () => {
  expect(driverListing(driverFolder(['GPU-????????-????-????-????-????????????', second]))).toBe('');
});

test.each([
  ['only the first card where nothing is said', undefined, '0'],
  ['only the first of the cards that are named', '2,3', '2'],
  ['no card where none is to be used', '', ''],
  ['no card where -1 says so', '-1', '-1'],
])('an engine sees %s', (_, given, seen) => {
  const environment: NodeJS.ProcessEnv = given === undefined ? {} : { CUDA_VISIBLE_DEVICES: given };
  showOneCard(environment);
  expect(environment.CUDA_VISIBLE_DEVICES).toBe(seen);
});

test('a card has the number that nvidia-smi gives it', () => {
  const environment: NodeJS.ProcessEnv = {};
  showOneCard(environment);
  expect(environment.CUDA_DEVICE_ORDER).toBe('PCI_BUS_ID');
});

test('an order of the cards that the person chose is kept', () => {
  const environment: NodeJS.ProcessEnv = { CUDA_DEVICE_ORDER: 'FASTEST_FIRST' };
  showOneCard(environment);
  expect(environment.CUDA_DEVICE_ORDER).toBe('FASTEST_FIRST');
});

test('TensorFlow is told so before it is loaded', () => {
  vi.stubEnv('CUDA_VISIBLE_DEVICES', '2,3');
  prepareEnvironment(1);
  expect(process.env.CUDA_VISIBLE_DEVICES).toBe('2');
});

test.each([
  ['', true],
  ['-1', true],
  ['-1,0', true],
  ['NoDevFiles', true],
  ['0', false],
  ['1,-1', false],
  [second, false],
  [part, false],
])('CUDA_VISIBLE_DEVICES=%s hides all cards: %s', (visible, expected) => {
  expect(isHidden(visible)).toBe(expected);
});
