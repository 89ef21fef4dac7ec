/** @file Reads the bytes of PyTorch files for tests, with the numbers of all tensors. */
import { memorySource } from '../../src/tensor/byte-source.js';
import { StoredTensor } from '../../src/tensor/stored-tensor.js';
import { readTorchFile } from '../../src/tensor/torch-file.js';

/** The file's content with host tensors in the place of stored ones. */
export async function readTorch(bytes: Uint8Array, file = 'a.pth'): Promise<unknown> {
  return withNumbers(await readTorchFile(memorySource(bytes), file));
}

async function withNumbers(value: unknown): Promise<unknown> {
  if (value instanceof StoredTensor) return value.read('it');
  if (Array.isArray(value)) return Promise.all(value.map(withNumbers));
  if (!(value instanceof Map)) return value;
  const entries = await Promise.all(
    Array.from(value, async ([key, inner]) => [key, await withNumbers(inner)] as const),
  );
  return new Map(entries);
}
