/** @file The authors' split files, applied to what is at hand. */
import { describe, expect, test } from 'vitest';
import type { FoundImages, Part } from '../../src/data/part.js';
import { applySplitFiles } from '../../src/data/split-files.js';
import { sharedFolder, sharedTest } from '../shared.js';
import { folderWith } from './folders.js';

const split = (name: string) => sharedFolder('data', 'official', 'split', name);

/** Samples with these official numbers, labels in turn. */
function part(numbers: readonly number[], classes: number): Part {
  return {
    samples: numbers.map((officialIndex) => ({
      label: officialIndex % classes,
      officialIndex,
      pixels: { slot: officialIndex },
    })),
  };
}

function found(classes: number, train: readonly number[]): FoundImages & { test: Part } {
  return {
    classes: Array.from({ length: classes }, (_, label) => `class ${label}`),
    train: part(train, classes),
    test: part([0, 1, 2, 3], classes),
    notes: [],
  };
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const numbers = (of: Part | undefined) => of?.samples.map((sample) => sample.officialIndex);

describe('the official split files', () => {
  sharedTest('cut CIFAR-100 into 45,000 and 5,000 training images', async () => {
    const files = {
      train: split('cifar100-train'),
      validation: split('cifar100-val'),
      test: split('cifar100-test'),
    };
    const { train, validation } = await applySplitFiles(found(100, upTo(50_000)), files);
    expect([train.samples.length, validation?.samples.length]).toEqual([45_000, 5_000]);
  });

  sharedTest('are intersected with a piece of the data, and notes give the counts', async () => {
    const files = { train: split('cub200-train'), validation: split('cub200-val') };
    const { train, validation, notes } = await applySplitFiles(found(200, upTo(10)), files);
    expect(numbers(validation)).toEqual([0, 4, 7]);
    expect(numbers(train)).toEqual([1, 2, 3, 5, 6, 8, 9]);
    expect(notes).toEqual([
      `Split file ${files.train}: 7 of its 4994 images are here.`,
      `Split file ${files.validation}: 3 of its 1000 images are here.`,
    ]);
  });

  sharedTest('for validation alone leave the other images to training', async () => {
    const { train } = await applySplitFiles(found(200, upTo(9)), { validation: split('cub200-val') });
    expect(numbers(train)).toEqual([1, 2, 3, 5, 6, 8]);
  });

  sharedTest('of a data set with more classes are refused', async () => {
    const applied = applySplitFiles(found(10, upTo(9)), { train: split('cub200-train') });
    await expect(applied).rejects.toMatchObject({ code: 'data/split-of-other-classes' });
  });

  sharedTest('of two data sets do not go together', async () => {
    const files = { train: split('cub200-train'), validation: split('dog-val') };
    await expect(applySplitFiles(found(200, upTo(9)), files)).rejects.toMatchObject({
      code: 'data/splits-disagree',
    });
  });

  sharedTest('that overlap are refused', async () => {
    const files = { train: split('stl10-train'), validation: split('stl10-train') };
    await expect(applySplitFiles(found(10, upTo(9)), files)).rejects.toMatchObject({
      code: 'data/splits-overlap',
    });
  });

  sharedTest('that hold none of the images at hand are refused', async () => {
    const applied = applySplitFiles(found(200, [6000]), { train: split('cub200-train') });
    await expect(applied).rejects.toMatchObject({ code: 'data/split-selects-nothing' });
  });
});

describe('split files in general', () => {
  test('may choose some classes, which are numbered by their place in the list', async () => {
    const folder = await folderWith({ split: legacyTorchFile([3, 1], [0, 1, 3, 5, 7]) });
    const chosen = await applySplitFiles(found(4, upTo(8)), { train: `${folder}/split` });
    expect(chosen.classes).toEqual(['class 3', 'class 1']);
    expect(chosen.train.samples.map((sample) => [sample.officialIndex, sample.label])).toEqual([
      [1, 1],
      [3, 0],
      [5, 1],
      [7, 0],
    ]);
    expect(numbers(chosen.test)).toEqual([1, 3]);
  });

  test.each([
    ['text', Buffer.from('0 1 2')],
    ['a torch file of one list', legacyTorchFile([1])],
  ])('%s is not a split file', async (_, contents) => {
    const folder = await folderWith({ split: contents });
    await expect(applySplitFiles(found(4, upTo(8)), { train: `${folder}/split` })).rejects.toMatchObject({
      code: 'data/no-split',
      message: expect.stringContaining('split is not a split file'),
    });
  });
});

/** What torch.save before 1.6 writes of a tuple of lists of small integers. */
function legacyTorchFile(...lists: (readonly number[])[]): Buffer {
  const pickled = (...body: number[]) => [0x80, 2, ...body, 0x2e];
  const list = (values: readonly number[]) => [0x5d, 0x28, ...values.flatMap((value) => [0x4b, value]), 0x65];
  const magic = [0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];
  const protocol = [0x4d, 0xe9, 3];
  const system = [0x7d];
  const noStorages = [0x5d];
  const content = [0x28, ...lists.flatMap(list), 0x74];
  return Buffer.from([magic, protocol, system, content, noStorages].flatMap((body) => pickled(...body)));
}
