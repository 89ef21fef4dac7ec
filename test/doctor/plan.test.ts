/** @file What a set-up plans and says before it fetches anything, and what the doctor says of drivers and libraries. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { setupTable } from '../../src/doctor/setup/engines.js';
import { reasonIn } from '../../src/doctor/setup/fetch.js';
import { driverOf } from '../../src/doctor/setup/nvidia.js';
import type { Origin } from '../../src/doctor/setup/plan.js';
import { planLines } from '../../src/doctor/setup/plan-lines.js';
import { wheels } from '../../src/doctor/setup/wheels.js';

const architecture = 'x64';
const python = { program: 'python3.11', version: '3.11' };

test('a machine without a card is told that the processor computes, and how much is fetched', () => {
  const origin: Origin = {
    kind: 'wheels',
    python,
    wheel: wheels.processor,
  };
  const lines = planLines({
    engine: 'tensorflow',
    architecture,
    origin,
    nvidia: undefined,
    home: '/home/you/tensorflow',
  });
  expect(lines).toEqual([
    'No NVIDIA driver was found: TensorFlow will compute on the processor.',
    'TensorFlow 2.21.0 for the processor will be downloaded: 274 MB, 1.3 GB on the disk.',
    'Python 3.11 fetches it, with pip, in a virtual environment of its own.',
    'It goes into /home/you/tensorflow and nowhere else.',
  ]);
});

test('libraries that a person has are not promised to compute on the GPU', () => {
  const nvidia = { cards: ['NVIDIA H100'], driver: '550.54', cuda: '12.4' };
  const origin: Origin = { kind: 'here', path: '/libraries' };
  expect(
    planLines({ engine: 'tensorflow', architecture, origin, nvidia, home: '/home/you/tensorflow' })[0],
  ).toBe(
    'NVIDIA H100, driver 550.54, up to CUDA 12.4: TensorFlow will compute on the GPU if it was built for CUDA 12.',
  );
});

test('cards, driver and the newest CUDA are read from what nvidia-smi prints', () => {
  const banner = '| NVIDIA-SMI 550.54.15   Driver Version: 550.54.15   CUDA Version: 12.4     |';
  expect(driverOf('NVIDIA H100 80GB HBM3, 550.54.15\nNVIDIA H100 80GB HBM3, 550.54.15\n', banner)).toEqual({
    cards: ['NVIDIA H100 80GB HBM3', 'NVIDIA H100 80GB HBM3'],
    driver: '550.54.15',
    cuda: '12.4',
  });
});

test.each([
  ['the first', '0', 8.9],
  ['another', '1', 12],
  ['one that is named by its identifier, for want of more', 'GPU-8f6e', 8.9],
  ['one that is not there', '7', 8.9],
])('what the card can do that is used is read where nvidia-smi says it: %s', (_, used, capability) => {
  expect(driverOf('NVIDIA L4, 580.65.06', '', '8.9\n12.0\n', used)?.capability).toBe(capability);
});

test('a driver that is not loaded is no driver', () => {
  expect(driverOf('NVIDIA-SMI has failed because it could not communicate with the driver.', '')).toBe(
    undefined,
  );
});

test('a driver too old for CUDA 12 is named, with what to do', () => {
  const origin: Origin = { kind: 'here', path: '/tf.whl' };
  const nvidia = { cards: ['NVIDIA GeForce GTX 1080'], driver: '470.239.06' };
  expect(planLines({ engine: 'tensorflow', architecture, origin, nvidia, home: '/home' })[0]).toBe(
    'NVIDIA GeForce GTX 1080, driver 470.239.06: the driver is older than 525, which TensorFlow needs for this card, so it will compute on the processor. Update the driver, then run this again.',
  );
});

const card = { cards: ['NVIDIA L4'], driver: '550.54.15' };
const tooOld = { cards: ['NVIDIA GTX 1080'], driver: '470.239.06' };
const here: Origin = { kind: 'here', path: '/tf.whl' };

test.each([
  [
    'the processor is chosen beside a card',
    card,
    'cpu',
    'NVIDIA L4, driver 550.54.15: TensorFlow will compute on the processor, as "--device cpu" says.',
  ],
  [
    'CUDA is chosen where there is no driver',
    undefined,
    'gpu',
    'No NVIDIA driver was found: TensorFlow is tried on the processor here, and will compute on the GPU of a machine whose driver is 525 or newer.',
  ],
  [
    'CUDA is chosen where the driver is too old',
    tooOld,
    'gpu',
    'NVIDIA GTX 1080, driver 470.239.06: TensorFlow is tried on the processor here, and will compute on the GPU of a machine whose driver is 525 or newer.',
  ],
] as const)('it says where the engine computes when %s', (_, nvidia, device, sentence) => {
  expect(
    planLines({ engine: 'tensorflow', architecture, origin: here, nvidia, device, home: '/home' })[0],
  ).toBe(sentence);
});

test.each([
  ['without a driver, CUDA that is chosen', undefined, 'gpu', wheels.nvidia],
  ['beside a card, the processor that is chosen', card, 'cpu', wheels.processor],
  ['without a choice and beside a card, CUDA', card, undefined, wheels.nvidia],
  ['without a choice and a driver, the processor', undefined, undefined, wheels.processor],
] as const)('the wheel is that of what it is to compute on: %s', (_, nvidia, device, wheel) => {
  expect(setupTable.tensorflow.wheels({ architecture, nvidia }, device)).toBe(wheel);
});

test('on an ARM processor TensorFlow is fetched for the processor, even beside a card', () => {
  const machine = { architecture: 'arm64', nvidia: card };
  const wheel = setupTable.tensorflow.wheels(machine);
  expect(wheel).toBe(wheels.processorArm64);
  const origin: Origin = { kind: 'wheels', python, wheel };
  expect(planLines({ engine: 'tensorflow', ...machine, origin, home: '/home' })[0]).toBe(
    'NVIDIA L4, driver 550.54.15: there is no TensorFlow with CUDA for arm64, so it will compute on the processor.',
  );
});

test('on an ARM processor CUDA cannot be chosen', () => {
  const machine = { architecture: 'arm64', nvidia: card };
  expect(() => setupTable.tensorflow.wheels(machine, 'gpu')).toThrow(
    expect.objectContaining({ code: 'setup/no-cuda', remedy: expect.stringContaining('--from') }),
  );
});

test.each([
  [
    'a V100, which TensorFlow computes on',
    { cards: ['V100'], driver: '580.65', capability: 7 },
    'tensorflow',
  ],
  [
    'a B200, which TensorFlow computes on',
    { cards: ['B200'], driver: '580.65', capability: 10 },
    'tensorflow',
  ],
  ['a GTX 980, which neither does', { cards: ['GTX 980'], driver: '580.65', capability: 5.2 }, 'onnxruntime'],
])("ONNX Runtime's provider is not fetched for %s", (_, nvidia, instead) => {
  expect(() => setupTable['onnxruntime-cuda'].wheels({ architecture, nvidia })).toThrow(
    expect.objectContaining({
      code: 'setup/no-kernels',
      remedy: expect.stringContaining(`engine ${instead}.`),
    }),
  );
});

test('an engine that computes on GPUs only leaves no choice', () => {
  expect(() => setupTable['onnxruntime-cuda'].wheels({ architecture, nvidia: undefined }, 'cpu')).toThrow(
    expect.objectContaining({ code: 'setup/one-device', remedy: expect.stringContaining('--device') }),
  );
});

test('of what pip complains of, the last error is the reason', () => {
  expect(reasonIn('WARNING: x\nERROR: Could not find a version\nERROR: No matching distribution found')).toBe(
    'No matching distribution found',
  );
});

test("ONNX Runtime's provider says how much it fetches for which card", () => {
  const nvidia = { cards: ['NVIDIA L4'], driver: '580.65.06', cuda: '13.0' };
  const origin: Origin = { kind: 'wheels', python, wheel: wheels.provider };
  expect(
    planLines({ engine: 'onnxruntime-cuda', architecture, origin, nvidia, home: '/home' }).slice(0, 2),
  ).toEqual([
    "NVIDIA L4, driver 580.65.06, up to CUDA 13.0: ONNX Runtime's CUDA provider will compute on the GPU.",
    'ONNX Runtime 1.30.0 with CUDA 13.0 and cuDNN 9.24 will be downloaded: 1.6 GB, 2.7 GB on the disk.',
  ]);
});

const hopper = (driver: string) => ({ cards: ['NVIDIA H100'], driver, capability: 9 });
const blackwell = { cards: ['NVIDIA GeForce RTX 5090'], driver: '580.65.06', capability: 12 };
const maxwell = { cards: ['NVIDIA GeForce GTX 980'], driver: '580.65.06', capability: 5.2 };

test.each([
  ['an H100 whose driver does not translate its kernels', hopper('550.54.15'), wheels.processor],
  ['an H100 whose driver does', hopper('570.86.15'), wheels.nvidia],
  ['a card of Blackwell', blackwell, wheels.nvidia],
  ['a card that it has no kernels for', maxwell, wheels.processor],
] as const)('the wheel is one that computes: %s', (_, nvidia, wheel) => {
  expect(setupTable.tensorflow.wheels({ architecture: 'x64', nvidia })).toBe(wheel);
});

test.each([
  [
    hopper('550.54.15'),
    'NVIDIA H100, driver 550.54.15: the driver is older than 555, which TensorFlow needs for this card, so it will compute on the processor. Update the driver, then run this again.',
  ],
  [
    maxwell,
    'NVIDIA GeForce GTX 980, driver 580.65.06: TensorFlow has no kernels for this card and will compute on the processor.',
  ],
])('it says why TensorFlow will not compute on a card: %j', (nvidia, sentence) => {
  const origin: Origin = { kind: 'wheels', python, wheel: wheels.processor };
  const plan = { engine: 'tensorflow', architecture: 'x64', origin, nvidia, home: '/home' } as const;
  expect(planLines(plan)[0]).toBe(sentence);
});

test.each([
  ['an H100', hopper('570.86.15'), 2],
  ['an L4', { ...card, capability: 8.9 }, 1],
])('it says where the driver has to translate the kernels first: %s', (_, nvidia, lines) => {
  const origin: Origin = { kind: 'wheels', python, wheel: wheels.nvidia };
  const plan = { engine: 'tensorflow', architecture: 'x64', origin, nvidia, home: '/home' } as const;
  const all = planLines(plan);
  expect(all.findIndex((line) => line.includes('will be downloaded'))).toBe(lines);
});

test('the addon is compiled against the libraries that are fetched', () => {
  const script = readFileSync(new URL('../../scripts/tensorflow-addon.mjs', import.meta.url), 'utf8');
  const compiledFor = [...script.matchAll(/wheel: '(.+)'/g)].map(([, name]) => name);
  expect(compiledFor).toEqual([...wheels.processor.packages, ...wheels.processorArm64.packages]);
});
