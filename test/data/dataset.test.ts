/** @file Opening data sets: readers, split files, validation and limits together. */
import { describe, expect, test } from 'vitest';
import { datasetNames, datasetTable } from '../../src/catalog/datasets.js';
import { type DatasetChoice, openDataset, requirePart } from '../../src/data/dataset.js';
import { sharedFolder, sharedTest } from '../shared.js';
import { countByClass, folderWith, images, labeledPaths } from './folders.js';

const defaults = { validationFraction: 0.1, seed: 0 };
const open = (choice: Partial<DatasetChoice> & Pick<DatasetChoice, 'dataset' | 'folder'>) =>
  openDataset({ ...defaults, ...choice });
const cifar10 = { dataset: 'cifar10', folder: sharedFolder('data', 'cifar10') } as const;

/** One folder of images a class. */
const classFolders = async (count: number, ...classes: string[]) =>
  folderWith(
    await images(classes.flatMap((name) => Array.from({ length: count }, (_, k) => `${name}/${k}.png`))),
  );

describe('validation and limits', () => {
  sharedTest(
    'a tenth of each class is validation, then 250 images a class are left to train on',
    async () => {
      const { parts } = await open({ ...cifar10, imagesPerClass: 250 });
      const whole = await open({ ...cifar10, validationFraction: 0 });
      const all = countByClass(whole.parts.train, 10);
      expect(countByClass(parts.validation, 10)).toEqual(all.map((count) => Math.round(count / 10)));
      expect(countByClass(parts.train, 10)).toEqual(new Array(10).fill(250));
      expect(whole.parts.validation).toBeUndefined();
    },
  );

  sharedTest('validation images do not depend on the limit', async () => {
    const validation = async (imagesPerClass: number) =>
      (await open({ ...cifar10, imagesPerClass })).parts.validation?.samples.map(
        (sample) => sample.officialIndex,
      );
    expect(await validation(50)).toEqual(await validation(100));
  });

  sharedTest('the parts have no image in common', async () => {
    const { parts } = await open(cifar10);
    const numbers = [...parts.train.samples, ...(parts.validation?.samples ?? [])].map(
      (s) => s.officialIndex,
    );
    expect(new Set(numbers).size).toBe(5438);
  });

  test('nothing is cut off from training images that are not there', async () => {
    const folder = await folderWith({
      'class_names.txt': 'airplane\nbird',
      'test_X.bin': new Uint8Array(3 * 96 * 96),
      'test_y.bin': Uint8Array.of(1),
    });
    const { parts, notes } = await open({ dataset: 'stl10', folder });
    expect(parts.validation).toBeUndefined();
    expect(notes.join(' ')).not.toContain('validation');
  });

  test("a folder's own validation images are taken instead of cutting some", async () => {
    const folder = await folderWith(
      await images(['train/a/1.png', 'train/b/2.png', 'val/a/3.png', 'test/a/4.png']),
    );
    const { parts } = await open({ dataset: 'image-folder', folder });
    expect(labeledPaths(parts.train)).toEqual(['0 a/1.png', '1 b/2.png']);
    expect(labeledPaths(parts.validation)).toEqual(['0 a/3.png']);
  });

  test('of plain class folders a fifth is cut for testing, the same for the same seed', async () => {
    const folder = await classFolders(10, 'a', 'b');
    const choice = { dataset: 'image-folder', folder, validationFraction: 0.25 } as const;
    const { parts, notes } = await open(choice);
    expect([parts.train, parts.validation, parts.test].map((part) => countByClass(part, 2))).toEqual([
      [6, 6],
      [2, 2],
      [2, 2],
    ]);
    expect(notes[0]).toBe('4 of the 20 images were cut off for testing (data seed 0).');
    expect((await open(choice)).parts.test).toEqual(parts.test);
    expect((await open({ ...choice, seed: 1 })).parts.test).not.toEqual(parts.test);
  });
});

describe('split files', () => {
  sharedTest("the authors' split of CIFAR-100 is intersected with the 1,117 images at hand", async () => {
    const path = (part: string) => sharedFolder('data', 'official', 'split', `cifar100-${part}`);
    const split = { train: path('train'), validation: path('val'), test: path('test') };
    const dataset = await open({ dataset: 'cifar100', folder: sharedFolder('data', 'cifar100'), split });
    const { train, validation, test: tested } = dataset.parts;
    expect(train.samples.length + (validation?.samples.length ?? 0)).toBe(1117);
    expect(validation?.samples.slice(0, 3).map((sample) => sample.officialIndex)).toEqual([5, 9, 12]);
    expect(tested.samples).toHaveLength(916);
    expect(dataset.notes).toContain(
      `Split file ${split.validation}: ${validation?.samples.length} of its 5000 images are here.`,
    );
  });
});

describe('parts that are not there', () => {
  sharedTest('STL-10 without its training file can be tested', async () => {
    const dataset = await open({ dataset: 'stl10', folder: sharedFolder('data', 'stl10') });
    expect(requirePart(dataset, 'test').samples).toHaveLength(37);
  });

  sharedTest('STL-10 without its training file cannot be trained on', async () => {
    const dataset = await open({ dataset: 'stl10', folder: sharedFolder('data', 'stl10') });
    expect(() => requirePart(dataset, 'train')).toThrow(
      expect.objectContaining({ code: 'data/no-images', message: expect.stringContaining('STL-10') }),
    );
  });
});

describe('emoji', () => {
  test('Twemoji is tested on emoji that it is not trained on', async () => {
    const { classes, parts } = await open({ dataset: 'emoji-twemoji', folder: '' });
    const trained = new Set(
      [...parts.train.samples, ...(parts.validation?.samples ?? [])].map((s) => s.officialIndex),
    );
    expect(classes).toHaveLength(9);
    expect(parts.test.samples.length).toBeGreaterThan(100);
    expect(parts.test.samples.filter((sample) => trained.has(sample.officialIndex))).toEqual([]);
  });

  test('Noto is trained on all of its emoji, and a note says so', async () => {
    const { parts, notes } = await open({ dataset: 'emoji-noto', folder: '', validationFraction: 0 });
    const trained = new Set(parts.train.samples.map((sample) => sample.officialIndex));
    expect(parts.test.samples.filter((sample) => !trained.has(sample.officialIndex))).toEqual([]);
    expect(notes[0]).toContain('its test accuracy is not one on unseen images');
  });
});

describe('the table of data sets', () => {
  test.each(datasetNames)('%s says what its folder must hold', (name) => {
    expect(datasetTable[name].layout).toMatch(/^The .*\.$/);
  });
});
