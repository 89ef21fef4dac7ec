/** @file CIFAR-100 with the 100 fine labels, official binary version or official Python version. */
import { join } from 'node:path';
import { find, locate, readLines } from '../files.js';
import type { FoundImages, Part } from '../part.js';
import { pieceNote } from './binary.js';
import { readCifarFiles } from './cifar-files.js';
import { readPythonClasses, readPythonFiles } from './cifar-python.js';

const trainImages = 50_000;
const testImages = 10_000;
/** The coarse label, then the fine one. */
const labelBytes = 2;
const marks = ['fine_label_names.txt', 'test.bin'];

/** Reads the folder of the files, or the folder that holds `cifar-100-binary` or else `cifar-100-python`. */
export async function readCifar100(folder: string): Promise<FoundImages> {
  const binary = await find(folder, marks, ['cifar-100-binary']);
  const python = await find(folder, ['meta', 'test'], ['cifar-100-python']);
  if (binary === undefined && python !== undefined) return readPython(python);
  const root = await locate('cifar100', folder, marks, ['cifar-100-binary']);
  const classes = await readLines(join(root, 'fine_label_names.txt'));
  const read = (name: string, images: number) =>
    readCifarFiles([join(root, `${name}.bin`)], images, labelBytes, classes.length);
  return foundIn(classes, await read('train', trainImages), await read('test', testImages));
}

async function readPython(root: string): Promise<FoundImages> {
  const classes = await readPythonClasses(join(root, 'meta'), 'fine_label_names');
  const read = (name: string, images: number) =>
    readPythonFiles([join(root, name)], images, 'fine_labels', classes.length);
  return foundIn(classes, await read('train', trainImages), await read('test', testImages));
}

function foundIn(classes: readonly string[], train: Part, test: Part): FoundImages {
  const notes = [
    ...pieceNote('train', train.samples.length, trainImages),
    ...pieceNote('test', test.samples.length, testImages),
  ];
  return { classes, train, test, notes };
}
