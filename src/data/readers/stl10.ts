/** @file STL-10, official binary version: 96 × 96 images whose planes lie column by column; labels start at 1. */
import { join } from 'node:path';
import { dataErrors } from '../../errors/data.js';
import { exists, locate, readLines } from '../files.js';
import type { FoundImages, Part } from '../part.js';
import { readBytes } from '../regular-file.js';
import { copyPlanes, countRecords, emptyBlock, labeledSample, pieceNote } from './binary.js';

const size = 96;
const recordBytes = 3 * size * size;
const trainImages = 5_000;
const testImages = 8_000;

/** Reads the folder of the binary files, or the folder that holds `stl10_binary`; the training files may be absent. */
export async function readStl10(folder: string): Promise<FoundImages> {
  const root = await locate(
    'stl10',
    folder,
    ['class_names.txt', 'test_X.bin', 'test_y.bin'],
    ['stl10_binary'],
  );
  const classes = await readLines(join(root, 'class_names.txt'));
  const hasTraining = await exists(join(root, 'train_X.bin'));
  const train = hasTraining ? await readPart(root, 'train', classes.length) : { samples: [] };
  const test = await readPart(root, 'test', classes.length);
  const notes = [
    ...pieceNote('train', train.samples.length, trainImages),
    ...pieceNote('test', test.samples.length, testImages),
  ];
  return { classes, train, test, notes };
}

async function readPart(root: string, part: 'train' | 'test', classCount: number): Promise<Part> {
  const imagesPath = join(root, `${part}_X.bin`);
  const labelsPath = join(root, `${part}_y.bin`);
  const [images, labels] = await Promise.all([readBytes(imagesPath), readBytes(labelsPath)]);
  const count = countRecords(imagesPath, images.length, recordBytes);
  if (count !== labels.length) throw dataErrors.countMismatch(imagesPath, count, labelsPath, labels.length);
  const block = emptyBlock(count, size);
  const samples = Array.from(labels, (label, slot) => {
    copyPlanes(images, slot * recordBytes, block, slot, 'columns');
    return labeledSample(labelsPath, slot, label - 1, classCount, { slot, officialIndex: slot });
  });
  return { samples, block };
}
