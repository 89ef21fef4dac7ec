/** @file CIFAR-10, official binary version or official Python version. */
import { join } from 'node:path';
import { find, locate, readLines } from '../files.js';
import type { FoundImages, Part } from '../part.js';
import { pieceNote } from './binary.js';
import { readCifarFiles } from './cifar-files.js';
import { readPythonClasses, readPythonFiles } from './cifar-python.js';

const imagesPerFile = 10_000;
const trainFiles = [1, 2, 3, 4, 5].map((number) => `data_batch_${number}`);
const marks = ['batches.meta.txt', 'test_batch.bin'];

/** Reads the folder of the files, or the folder that holds `cifar-10-batches-bin` or else `cifar-10-batches-py`. */
export async function readCifar10(folder: string): Promise<FoundImages> {
  const binary = await find(folder, marks, ['cifar-10-batches-bin']);
  const python = await find(folder, ['batches.meta', 'test_batch'], ['cifar-10-batches-py']);
  if (binary === undefined && python !== undefined) return readPython(python);
  const root = await locate('cifar10', folder, marks, ['cifar-10-batches-bin']);
  const classes = await readLines(join(root, 'batches.meta.txt'));
  const read = (names: readonly string[]) =>
    readCifarFiles(
      names.map((name) => join(root, `${name}.bin`)),
      imagesPerFile,
      1,
      classes.length,
    );
  return foundIn(classes, await read(trainFiles), await read(['test_batch']));
}

async function readPython(root: string): Promise<FoundImages> {
  const classes = await readPythonClasses(join(root, 'batches.meta'), 'label_names');
  const read = (names: readonly string[]) =>
    readPythonFiles(
      names.map((name) => join(root, name)),
      imagesPerFile,
      'labels',
      classes.length,
    );
  return foundIn(classes, await read(trainFiles), await read(['test_batch']));
}

function foundIn(classes: readonly string[], train: Part, test: Part): FoundImages {
  const notes = [
    ...pieceNote('train', train.samples.length, trainFiles.length * imagesPerFile),
    ...pieceNote('test', test.samples.length, imagesPerFile),
  ];
  return { classes, train, test, notes };
}
