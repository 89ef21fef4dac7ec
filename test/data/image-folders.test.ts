/** @file Folders of images: any folder of class folders, and Tiny-ImageNet. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readImageFolder } from '../../src/data/readers/image-folder.js';
import { readTinyImagenet } from '../../src/data/readers/tiny-imagenet.js';
import { sharedFolder, sharedTest } from '../shared.js';
import { countByClass, folderWith, images, labeledPaths } from './folders.js';

describe('a folder of class folders', () => {
  sharedTest('ten classes of birds have 200 training and 100 test images', async () => {
    const found = await readImageFolder(sharedFolder('data', 'cub10'));
    expect(found.classes[0]).toBe('001.Black_footed_Albatross');
    expect(countByClass(found.train, 10)).toEqual(new Array(10).fill(20));
    expect(countByClass(found.test, 10)).toEqual(new Array(10).fill(10));
  });

  test('classes and files come in the order of their code points', async () => {
    const classes = ['Zebra', 'ant', 'Ärger', 'été', '\uff21', '\u{1f600}'];
    const folder = await folderWith(await images(classes.map((name) => `${name}/b.png`)));
    expect((await readImageFolder(folder)).classes).toEqual(classes);
  });

  test('names may have spaces and any letters', async () => {
    const folder = await folderWith(await images(['train/köln 猫/a b.png', 'train/собака/ё.png']));
    expect(labeledPaths((await readImageFolder(folder)).train)).toEqual([
      '0 köln 猫/a b.png',
      '1 собака/ё.png',
    ]);
  });

  test('files of the validation folder are the validation part', async () => {
    const folder = await folderWith(
      await images(['train/a/1.png', 'train/b/1.png', 'validation/a/2.png', 'test/a/3.png']),
    );
    const found = await readImageFolder(folder);
    expect(labeledPaths(found.validation)).toEqual(['0 a/2.png']);
    expect(labeledPaths(found.test)).toEqual(['0 a/3.png']);
  });

  test('without a test folder the validation images are the test images, and a note says so', async () => {
    const folder = await folderWith(
      await images(['train/a/1.png', 'train/b/1.png', 'val/a/2.png', 'val/b/2.png']),
    );
    const found = await readImageFolder(folder);
    expect(labeledPaths(found.test)).toEqual(['0 a/2.png', '1 b/2.png']);
    expect(found.validation).toBeUndefined();
    expect(found.notes).toEqual(['There is no folder test: the images of val are the test images.']);
  });

  test('labels of test images go by the training classes even where a class has no test images', async () => {
    const folder = await folderWith(await images(['train/a/1.png', 'train/b/1.png', 'test/b/2.png']));
    expect(labeledPaths((await readImageFolder(folder)).test)).toEqual(['1 b/2.png']);
  });

  test('an empty class is named', async () => {
    const folder = await folderWith(await images(['train/a/1.png']));
    await mkdir(join(folder, 'train', 'nothing here'));
    await expect(readImageFolder(folder)).rejects.toMatchObject({
      code: 'data/empty-class',
      message: expect.stringContaining('nothing here'),
    });
  });

  test('a test class that training does not have is named', async () => {
    const folder = await folderWith(await images(['train/a/1.png', 'train/b/1.png', 'test/c/1.png']));
    await expect(readImageFolder(folder)).rejects.toMatchObject({ code: 'data/unknown-class' });
  });

  test('a folder with test but without train is refused', async () => {
    const folder = await folderWith(await images(['test/a/1.png']));
    await expect(readImageFolder(folder)).rejects.toMatchObject({
      code: 'data/layout',
      message: expect.stringContaining('is not a folder of class folders: train is missing'),
    });
  });
});

describe('Tiny-ImageNet', () => {
  sharedTest('twenty classes have 100 training and 50 test images each', async () => {
    const found = await readTinyImagenet(sharedFolder('data', 'tiny-imagenet-20'));
    expect(found.classes).toEqual([...found.classes].sort());
    expect(countByClass(found.train, 20)).toEqual(new Array(20).fill(100));
    expect(countByClass(found.test, 20)).toEqual(new Array(20).fill(50));
  });

  test('annotations of files that are not here are left out with a note', async () => {
    const folder = await folderWith({
      ...(await images(['train/n1/images/n1_0.png', 'val/images/val_0.png'])),
      'wnids.txt': 'n2\nn1\n',
      'val/val_annotations.txt': 'val_0.png\tn1\t0\t0\t1\t1\nval_1.png\tn1\t0\t0\t1\t1\n',
    });
    const found = await readTinyImagenet(folder);
    expect(labeledPaths(found.test)).toEqual(['0 images/val_0.png']);
    expect(found.notes[1]).toBe('1 annotated validation images are not here, or of no class here.');
  });

  test('validation images that were moved into class folders are the test images, in the official order', async () => {
    const train = ['train/n2/images/n2_0.png', 'train/n1/images/n1_0.png'];
    const moved = await images([
      ...train,
      'val/n2/val_0.png',
      'val/n1/images/val_2.png',
      'val/n1/images/val_1.png',
    ]);
    const folder = await folderWith({ ...moved, 'wnids.txt': 'n2\nn1\n' });
    const found = await readTinyImagenet(folder);
    expect(found.classes).toEqual(['n1', 'n2']);
    expect(labeledPaths(found.train)).toEqual(['0 images/n1_0.png', '1 images/n2_0.png']);
    expect(labeledPaths(found.test)).toEqual(['0 images/val_1.png', '0 images/val_2.png', '1 n2/val_0.png']);
    expect(found.validation).toBeUndefined();
  });
});
