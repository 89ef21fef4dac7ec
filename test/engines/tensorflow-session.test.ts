/** @file What a session gives back when libtensorflow refuses. */
import { expect, test, vi } from 'vitest';
import type { Binding } from '../../src/engines/tensorflow/binding.js';
import { Session } from '../../src/engines/tensorflow/session.js';

const feed = { shape: [1], data: Float32Array.of(1) };

/** An addon that has no memory for a second tensor. */
function fullBinding(): Binding {
  const createTensor = vi
    .fn()
    .mockReturnValueOnce(7)
    .mockImplementation(() => {
      throw new Error('out of memory');
    });
  return {
    TF_Version: '2',
    TF_FLOAT: 1,
    createTensor,
    deleteTensor: vi.fn(),
    tensorDataSync: () => undefined,
    loadSavedModel: () => 1,
    deleteSavedModel: () => {},
    runSavedModel: () => [],
    isUsingGpuDevice: () => true,
  };
}

const feeds = new Map([
  ['x', feed],
  ['y', feed],
]);

test('a tensor that cannot be made is an error of the engine', () => {
  const session = Session.load(fullBinding(), new Uint8Array());
  expect(() => session.run(feeds, [])).toThrow(expect.objectContaining({ code: 'engine/failed' }));
});

test('the tensors that were made before one that cannot be made are freed', () => {
  const binding = fullBinding();
  expect(() => Session.load(binding, new Uint8Array()).run(feeds, [])).toThrow();
  expect(binding.deleteTensor).toHaveBeenCalledWith(7);
});
