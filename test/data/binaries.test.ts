/** @file The official binary versions of CIFAR-10, CIFAR-100 and STL-10. */
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readCifar10 } from '../../src/data/readers/cifar10.js';
import { readCifar100 } from '../../src/data/readers/cifar100.js';
import { readStl10 } from '../../src/data/readers/stl10.js';
import { sharedFolder, sharedTest } from '../shared.js';
import { folderWith, temporaryFolder } from './folders.js';

const names = (count: number) => Array.from({ length: count }, (_, index) => `class ${index}`).join('\n');

/** A record whose red, green and blue planes count up from 0, 1 and 2. */
function cifarRecord(...labels: number[]): Uint8Array {
  const planes = Array.from({ length: 3072 }, (_, k) => ((k % 1024) + Math.floor(k / 1024)) % 256);
  return Uint8Array.from([...labels, ...planes]);
}

describe('CIFAR-10', () => {
  sharedTest('the piece at hand has 5,438 training and 1,017 test images of ten classes', async () => {
    const found = await readCifar10(sharedFolder('data', 'cifar10'));
    expect(found.classes).toHaveLength(10);
    expect(found.train.samples).toHaveLength(5438);
    expect(found.test?.samples).toHaveLength(1017);
    expect(found.notes).toEqual([
      '5438 of the 50000 official training images are here.',
      '1017 of the 10000 official test images are here.',
    ]);
  });

  sharedTest('the folder of the files itself is taken as well as its parent', async () => {
    const found = await readCifar10(sharedFolder('data', 'cifar10', 'cifar-10-batches-bin'));
    expect(found.train.samples).toHaveLength(5438);
  });

  sharedTest('images keep their official number when files are shorter than official', async () => {
    const folder = sharedFolder('data', 'cifar10', 'cifar-10-batches-bin');
    const first = (await readFile(`${folder}/data_batch_1.bin`)).length / 3073;
    const { samples } = (await readCifar10(folder)).train;
    expect(samples[first - 1]?.officialIndex).toBe(first - 1);
    expect(samples[first]?.officialIndex).toBe(10_000);
  });

  test('color planes are interleaved', async () => {
    const folder = await folderWith({ 'batches.meta.txt': names(10), 'test_batch.bin': cifarRecord(7) });
    const { test: part } = await readCifar10(folder);
    expect(part?.samples[0]?.label).toBe(7);
    expect([...(part?.block?.pixels.subarray(0, 6) ?? [])]).toEqual([0, 1, 2, 1, 2, 3]);
  });

  test('a file that ends within an image is named', async () => {
    const folder = await folderWith({
      'batches.meta.txt': names(10),
      'test_batch.bin': new Uint8Array(3000),
    });
    await expect(readCifar10(folder)).rejects.toMatchObject({
      code: 'data/wrong-size',
      message: expect.stringContaining('test_batch.bin'),
    });
  });

  test('a label beyond the classes is named', async () => {
    const folder = await folderWith({ 'batches.meta.txt': names(10), 'test_batch.bin': cifarRecord(10) });
    await expect(readCifar10(folder)).rejects.toMatchObject({ code: 'data/wrong-label' });
  });

  test('a folder of something else says what is missing', async () => {
    const folder = await temporaryFolder();
    await expect(readCifar10(folder)).rejects.toMatchObject({
      code: 'data/layout',
      message: expect.stringContaining('batches.meta.txt'),
    });
  });

  test('a folder that does not exist is named', async () => {
    await expect(readCifar10('/no/such folder')).rejects.toMatchObject({ code: 'data/folder-missing' });
  });
});

describe('CIFAR-100', () => {
  sharedTest('the fine labels are those of the official label list', async () => {
    const found = await readCifar100(sharedFolder('data', 'cifar100'));
    const list = await readFile(sharedFolder('data', 'cifar100', 'train_all_labels.tsv'), 'utf8');
    const official = list.split('\n').map((line) => Number(line.split('\t')[3]));
    const { samples } = found.train;
    expect(samples).toHaveLength(1117);
    expect(samples.map((sample) => sample.label)).toEqual(official.slice(0, samples.length));
  });

  test('the second label byte counts', async () => {
    const folder = await folderWith({
      'fine_label_names.txt': names(100),
      'test.bin': cifarRecord(3, 42),
    });
    expect((await readCifar100(folder)).test?.samples[0]?.label).toBe(42);
  });
});

describe('STL-10', () => {
  sharedTest('the piece at hand has 37 test images and an empty training part', async () => {
    const found = await readStl10(sharedFolder('data', 'stl10'));
    expect(found.train.samples).toHaveLength(0);
    expect(found.test?.samples).toHaveLength(37);
  });

  test('pixels lie column by column and labels start at 1', async () => {
    const image = new Uint8Array(3 * 96 * 96);
    image[1] = 200; // red, first column, second row
    const folder = await folderWith({
      'class_names.txt': names(10),
      'test_X.bin': image,
      'test_y.bin': Uint8Array.of(1),
    });
    const { test: part } = await readStl10(folder);
    expect(part?.samples[0]?.label).toBe(0);
    expect(part?.block?.pixels[96 * 3]).toBe(200);
  });

  test('a label file of another length is named', async () => {
    const folder = await folderWith({
      'class_names.txt': names(10),
      'test_X.bin': new Uint8Array(3 * 96 * 96),
      'test_y.bin': Uint8Array.of(1, 2),
    });
    await expect(readStl10(folder)).rejects.toMatchObject({ code: 'data/count-mismatch' });
  });
});
