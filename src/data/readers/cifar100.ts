/** @file CIFAR-100, official binary version, with the 100 fine labels. */
import { join } from 'node:path';
import { locate, readLines } from '../files.js';
import type { FoundImages } from '../part.js';
import { pieceNote } from './binary.js';
import { readCifarFiles } from './cifar-files.js';

const trainImages = 50_000;
const testImages = 10_000;
/** The coarse label, then the fine one. */
const labelBytes = 2;

/** Reads the folder of the binary files, or the folder that holds `cifar-100-binary`. */
export async function readCifar100(folder: string): Promise<FoundImages> {
  const root = await locate('cifar100', folder, ['fine_label_names.txt', 'test.bin'], ['cifar-100-binary']);
  const classes = await readLines(join(root, 'fine_label_names.txt'));
  const read = (name: string, images: number) =>
    readCifarFiles([join(root, name)], images, labelBytes, classes.length);
  const [train, test] = [await read('train.bin', trainImages), await read('test.bin', testImages)];
  const notes = [
    ...pieceNote('train', train.samples.length, trainImages),
    ...pieceNote('test', test.samples.length, testImages),
  ];
  return { classes, train, test, notes };
}
