/** @file The tensors of a weight file of any known format, told apart by content, while the file is open. */
import type { FileHandle } from 'node:fs/promises';
import { StudioError } from '../../errors/studio-error.js';
import { weightErrors } from '../../errors/weights.js';
import { fileSource } from '../../tensor/byte-source.js';
import { readPart } from '../../tensor/read-part.js';
import { openRegularFile } from '../../tensor/regular-file.js';
import { isSafetensors } from '../../tensor/safetensors.js';
import { openSafetensors } from '../../tensor/safetensors-file.js';
import type { StoredTensor } from '../../tensor/stored-tensor.js';
import { readTorchFile } from '../../tensor/torch-file.js';
import { flattenTensors } from './flatten.js';

/** PyTorch's count of batches has no part in the mathematics: the momentum of batch normalization is fixed. */
const isCounter = (key: string) => key.endsWith('num_batches_tracked');

/**
 * Gives the tensors to `use` by their names in the file, and closes it.
 * @throws StudioError `weights/...` where the file is damaged, holds no tensors by name, or is something else.
 */
export async function withTensors<Result>(
  file: string,
  use: (tensors: ReadonlyMap<string, StoredTensor>) => Promise<Result>,
): Promise<Result> {
  try {
    const handle = await openRegularFile(file);
    try {
      const tensors = new Map(
        [...(await tensorsIn(handle, file))].filter(([name]) => name !== '' && !isCounter(name)),
      );
      if (tensors.size === 0) throw weightErrors.noTensors(file);
      return await use(tensors);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw cause instanceof StudioError ? cause : weightErrors.unreadable(file, cause);
  }
}

async function tensorsIn(handle: FileHandle, file: string): Promise<ReadonlyMap<string, StoredTensor>> {
  if (isSafetensors(await readPart(handle, 0, 16))) return (await openSafetensors(handle, file)).tensors;
  return flattenTensors(await readTorchFile(await fileSource(handle), file), file);
}
