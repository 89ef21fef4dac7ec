/** @file CIFAR-10, official binary version. */
import { join } from 'node:path';
import { locate, readLines } from '../files.js';
import type { FoundImages } from '../part.js';
import { pieceNote } from './binary.js';
import { readCifarFiles } from './cifar-files.js';

const imagesPerFile = 10_000;
const trainFiles = [1, 2, 3, 4, 5].map((number) => `data_batch_${number}.bin`);

/** Reads the folder of the binary files, or the folder that holds `cifar-10-batches-bin`. */
export async function readCifar10(folder: string): Promise<FoundImages> {
  const root = await locate(
    'cifar10',
    folder,
    ['batches.meta.txt', 'test_batch.bin'],
    ['cifar-10-batches-bin'],
  );
  const classes = await readLines(join(root, 'batches.meta.txt'));
  const read = (names: readonly string[]) =>
    readCifarFiles(
      names.map((name) => join(root, name)),
      imagesPerFile,
      1,
      classes.length,
    );
  const [train, test] = [await read(trainFiles), await read(['test_batch.bin'])];
  const notes = [
    ...pieceNote('train', train.samples.length, trainFiles.length * imagesPerFile),
    ...pieceNote('test', test.samples.length, imagesPerFile),
  ];
  return { classes, train, test, notes };
}
