/** @file What is said of a data set before it is trained on. */
import { expect, test } from 'vitest';
import { openDataset } from '../../src/data/dataset.js';
import { summaryOf, summarySentences, trainingImagesText } from '../../src/data/summary.js';
import { folderWith, images } from './folders.js';

async function opened(counts: Readonly<Record<string, number>>, imagesPerClass?: number) {
  const paths = Object.entries(counts).flatMap(([name, count]) =>
    Array.from({ length: count }, (_, index) => `train/${name}/${index}.png`),
  );
  const folder = await folderWith(await images([...paths, 'test/a/0.png', 'notes.txt', 'extra/x/1.png']));
  const limit = imagesPerClass === undefined ? {} : { imagesPerClass };
  return openDataset({ dataset: 'image-folder', folder, validationFraction: 0, seed: 0, ...limit });
}

test('classes of one size are told by one number', async () => {
  const summary = summaryOf(await opened({ a: 3, b: 3 }));
  expect(trainingImagesText(summary)).toBe('6 training images, 3 a class');
  expect(summarySentences(summary)).toEqual(['2 classes: a, b', 'Images: 6 for training, 1 for testing.']);
});

test('classes of several sizes are told by the smallest and the largest', async () => {
  const summary = summaryOf(await opened({ a: 3, b: 5, c: 4 }));
  expect(trainingImagesText(summary)).toBe('12 training images, 3 to 5 a class');
  expect(summarySentences(summary).at(-1)).toBe('Training images of a class: 3 of a to 5 of b.');
});

test('what the experiment limits counts after the limit, and is not a note about the folder', async () => {
  const dataset = await opened({ a: 3, b: 5 }, 4);
  expect(trainingImagesText(summaryOf(dataset))).toBe('7 training images, 3 to 4 a class');
  expect(dataset.notes.at(-1)).toBe('1 classes have fewer than 4 images: a (3).');
  expect(dataset.folderNotes).toHaveLength(2);
});

test('of many classes the first are named', async () => {
  const names = Array.from({ length: 12 }, (_, index) => [`c${index + 10}`, 1] as const);
  const summary = summaryOf(await opened({ a: 1, ...Object.fromEntries(names) }));
  expect(summarySentences(summary)[0]).toBe('13 classes: a, c10, c11, c12, c13, ...');
});
