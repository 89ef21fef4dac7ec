/** @file Damaged files of tensors: each is read, or refused by a named error. */
import { StudioError } from '../../src/errors/studio-error.js';
import { filled } from '../../src/tensor/host-tensor.js';
import { readSafetensors } from '../../src/tensor/safetensors.js';
import { readTorch } from '../tensor/read-torch.js';
import { writeSafetensors } from '../tensor/safetensors-bytes.js';
import { floats, legacyTorchFile, pickle, piece, torchArchive } from '../tensor/torch-bytes.js';
import type { Attack } from './attack.js';
import { damaged } from './bytes.js';

const content = pickle(
  piece.dictionary({
    a: piece.tensor(piece.storage('Float', '0', 2), 0, [2], [1]),
    b: piece.list(piece.integer(3), piece.text('text'), piece.tuple(piece.none)),
  }),
);

/** Kind of file → a good one, and what reads it. */
const files: Readonly<
  Record<string, readonly [good: () => Uint8Array, read: (bytes: Uint8Array) => unknown]>
> = {
  'the archive of torch.save': [() => torchArchive(content, { 0: floats(1, 2) }), readTorch],
  'the older form of torch.save': [
    () => legacyTorchFile(content, { 0: { count: 2, bytes: floats(1, 2) } }),
    readTorch,
  ],
  safetensors: [
    () =>
      writeSafetensors(
        new Map([
          ['a.weight', filled([2, 3], 1)],
          ['a.bias', filled([3], 0)],
        ]),
        { epoch: '3' },
      ),
    readSafetensors,
  ],
};

export const tensorFileAttacks: readonly Attack[] = Object.entries(files).map(([kind, [good, read]]) => ({
  name: `damage to the bytes of a file: ${kind}`,
  triesInTests: 2000,
  begin: () => {
    const bytes = good();
    return (random) => {
      try {
        read(damaged(bytes, random));
      } catch (error) {
        if (!(error instanceof StudioError)) throw error;
      }
    };
  },
}));
