/** @file What a set-up plans and says before it fetches anything, and what the doctor says of drivers and libraries. */
import { expect, test } from 'vitest';
import { reasonIn } from '../../src/doctor/setup/fetch.js';
import { driverOf } from '../../src/doctor/setup/nvidia.js';
import { type Origin, planLines } from '../../src/doctor/setup/plan.js';
import { wheels } from '../../src/doctor/setup/wheels.js';

const python = { program: 'python3.11', version: '3.11' };

test('a machine without a card is told that the processor computes, and how much is fetched', () => {
  const origin: Origin = {
    kind: 'wheels',
    python,
    wheel: wheels.processor,
  };
  const lines = planLines({ engine: 'tensorflow', origin, nvidia: undefined, home: '/home/you/tensorflow' });
  expect(lines).toEqual([
    'No NVIDIA driver was found: TensorFlow will compute on the processor.',
    'TensorFlow 2.18.1 for the processor will be downloaded: 230 MB, 991 MB on the disk.',
    'Python 3.11 fetches it, with pip, in a virtual environment of its own.',
    'It goes into /home/you/tensorflow and nowhere else.',
  ]);
});

test('cards, driver and the newest CUDA are read from what nvidia-smi prints', () => {
  const banner = '| NVIDIA-SMI 550.54.15   Driver Version: 550.54.15   CUDA Version: 12.4     |';
  expect(driverOf('NVIDIA H100 80GB HBM3, 550.54.15\nNVIDIA H100 80GB HBM3, 550.54.15\n', banner)).toEqual({
    cards: ['NVIDIA H100 80GB HBM3', 'NVIDIA H100 80GB HBM3'],
    driver: '550.54.15',
    cuda: '12.4',
  });
});

test('a driver that is not loaded is no driver', () => {
  expect(driverOf('NVIDIA-SMI has failed because it could not communicate with the driver.', '')).toBe(
    undefined,
  );
});

test('a driver too old for CUDA 12 is named, with what to do', () => {
  const origin: Origin = { kind: 'here', path: '/tf.whl' };
  const nvidia = { cards: ['NVIDIA GeForce GTX 1080'], driver: '470.239.06' };
  expect(planLines({ engine: 'tensorflow', origin, nvidia, home: '/home' })[0]).toBe(
    'NVIDIA GeForce GTX 1080, driver 470.239.06: the driver is older than 525, which CUDA 12 needs, so TensorFlow will compute on the processor. Update the driver, then run this again.',
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
  expect(planLines({ engine: 'onnxruntime-cuda', origin, nvidia, home: '/home' }).slice(0, 2)).toEqual([
    "NVIDIA L4, driver 580.65.06, up to CUDA 13.0: ONNX Runtime's CUDA provider will compute on the GPU.",
    'ONNX Runtime 1.30.0 with CUDA 13.0 and cuDNN 9.24 will be downloaded: 1.6 GB, 2.7 GB on the disk.',
  ]);
});
