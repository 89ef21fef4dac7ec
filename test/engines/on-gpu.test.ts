/** @file What an engine does before it computes on a GPU, with a TensorFlow that finds one as a stand-in. */
import { expect, test, vi } from 'vitest';
import { keepFullPrecision } from '../../src/engines/full-precision.js';
import type { Binding } from '../../src/engines/tensorflow/binding.js';
import { openTensorFlow } from '../../src/engines/tensorflow/engine.js';

const addon = vi.hoisted(() => ({ isUsingGpuDevice: true, runSavedModel: vi.fn() }));

vi.mock('../../src/engines/tensorflow/binding.js', () => ({
  loadBinding: (): Binding => ({
    TF_Version: '2',
    TF_FLOAT: 1,
    createTensor: () => 1,
    deleteTensor: () => {},
    tensorDataSync: () => new Float32Array(9),
    loadSavedModel: () => 1,
    deleteSavedModel: () => {},
    runSavedModel: addon.runSavedModel,
    isUsingGpuDevice: () => addon.isUsingGpuDevice,
  }),
}));

const withoutKernels = () => {
  throw new Error('no kernel image is available for execution on the device');
};

test('TensorFlow is refused where it finds a GPU and cannot compute on it', async () => {
  addon.runSavedModel.mockImplementation(withoutKernels);
  await expect(openTensorFlow()).rejects.toMatchObject({
    code: 'engine/unavailable',
    message: expect.stringContaining('no kernel image'),
  });
});

test('TensorFlow opens on a GPU that it can compute on', async () => {
  addon.runSavedModel.mockReturnValue([{ id: 1 }, { id: 2 }]);
  expect((await openTensorFlow()).device).toContain('GPU');
});

test('TensorFlow computes nothing where it opens on the processor', async () => {
  addon.isUsingGpuDevice = false;
  addon.runSavedModel.mockImplementation(withoutKernels);
  expect((await openTensorFlow()).device).toContain('CPU');
});

test("NVIDIA's libraries are told not to round to TF32", () => {
  const environment = {};
  keepFullPrecision(environment);
  expect(environment).toEqual({ NVIDIA_TF32_OVERRIDE: '0' });
});

test('what a person has told them of TF32 stays', () => {
  const environment = { NVIDIA_TF32_OVERRIDE: '1' };
  keepFullPrecision(environment);
  expect(environment).toEqual({ NVIDIA_TF32_OVERRIDE: '1' });
});
