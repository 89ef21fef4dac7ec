/** @file The official raw layouts of CUB-200-2011, MIT Indoor-67, Stanford-40 and Stanford Dogs, made up small. */
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readCub200 } from '../../src/data/readers/cub200.js';
import { readMit67 } from '../../src/data/readers/mit67.js';
import { readStanfordDogs } from '../../src/data/readers/stanford-dogs.js';
import { readStanford40 } from '../../src/data/readers/stanford40.js';
import { folderWith, images, labeledPaths } from './folders.js';

describe('CUB-200-2011', () => {
  const lists = {
    'classes.txt': '1 001.Wren\n2 002.Gull\n',
    'images.txt': '1 001.Wren/b.png\n2 001.Wren/a.png\n3 002.Gull/c d.png\n4 002.Gull/e.png\n',
    'image_class_labels.txt': '1 1\n2 1\n3 2\n4 2\n',
    'train_test_split.txt': '1 1\n2 1\n3 0\n4 1\n',
  };
  const paths = ['001.Wren/b.png', '001.Wren/a.png', '002.Gull/c d.png', '002.Gull/e.png'];

  test('parts follow the lists, ordered by class and file name as the split files number them', async () => {
    const folder = await folderWith({
      ...lists,
      ...(await images(paths.map((path) => `images/${path}`))),
    });
    const found = await readCub200(folder);
    expect(found.classes).toEqual(['001.Wren', '002.Gull']);
    expect(labeledPaths(found.train)).toEqual(['0 001.Wren/a.png', '0 001.Wren/b.png', '1 002.Gull/e.png']);
    expect(labeledPaths(found.test)).toEqual(['1 002.Gull/c d.png']);
  });

  test('listed images that are not here are left out, the others keep their official number', async () => {
    const folder = await folderWith({ ...lists, ...(await images(['images/002.Gull/e.png'])) });
    const found = await readCub200(folder);
    expect(found.train.samples.map((sample) => sample.officialIndex)).toEqual([2]);
    expect(found.notes).toEqual([
      '1 of the 3 listed training images and 0 of the 1 listed test images are here.',
    ]);
  });

  test('a line that is not a number and a name is named', async () => {
    const folder = await folderWith({
      ...lists,
      'classes.txt': '1 001.Wren\nGull\n',
      ...(await images(['images/x.png'])),
    });
    await expect(readCub200(folder)).rejects.toMatchObject({
      code: 'data/malformed-line',
      message: expect.stringContaining('Line 2'),
    });
  });

  test('an image that a list does not speak of is named', async () => {
    const folder = await folderWith({
      ...lists,
      'train_test_split.txt': '1 1\n',
      ...(await images(['images/x.png'])),
    });
    await expect(readCub200(folder)).rejects.toMatchObject({ code: 'data/missing-entry' });
  });
});

test('MIT Indoor-67 goes by TrainImages.txt and TestImages.txt', async () => {
  const folder = await folderWith({
    ...(await images(['Images/bar/x y.png', 'Images/attic/z.png', 'Images/attic/w.png'])),
    'TrainImages.txt': 'bar/x y.png\r\nattic/z.png\r\n',
    'TestImages.txt': 'attic/w.png\n',
  });
  const found = await readMit67(folder);
  expect(found.classes).toEqual(['attic', 'bar']);
  expect(labeledPaths(found.train)).toEqual(['0 attic/z.png', '1 bar/x y.png']);
  expect(labeledPaths(found.test)).toEqual(['0 attic/w.png']);
});

test('a list never leads out of the folder of images', async () => {
  const folder = await folderWith({
    ...(await images(['secret.png', 'Images/bar/a.png'])),
    'TrainImages.txt': '../secret.png\nbar/a.png\n',
    'TestImages.txt': 'bar/a.png\n',
  });
  expect(labeledPaths((await readMit67(folder)).train)).toEqual(['1 bar/a.png']);
});

test('Stanford-40 takes the class from the name of the split list', async () => {
  const folder = await folderWith({
    ...(await images(['JPEGImages/jumping_1.png', 'JPEGImages/jumping_2.png', 'JPEGImages/cooking_1.png'])),
    'ImageSplits/jumping_train.txt': 'jumping_1.png\n',
    'ImageSplits/jumping_test.txt': 'jumping_2.png\n',
    'ImageSplits/cooking_train.txt': 'cooking_1.png\n',
    'ImageSplits/cooking_test.txt': '',
    'ImageSplits/train.txt': 'jumping_1.png\n',
    'ImageSplits/actions.txt': 'action_name number\n',
  });
  const found = await readStanford40(folder);
  expect(found.classes).toEqual(['cooking', 'jumping']);
  expect(labeledPaths(found.train)).toEqual(['0 JPEGImages/cooking_1.png', '1 JPEGImages/jumping_1.png']);
  expect(labeledPaths(found.test)).toEqual(['1 JPEGImages/jumping_2.png']);
});

describe('Stanford Dogs', () => {
  const dogs = ['n02-Pug/b.png', 'n01-Chihuahua/a.png', 'n02-Pug/c.png'];

  test.each(['lists/', ''])('goes by the MATLAB lists in "%s"', async (place) => {
    const folder = await folderWith({
      ...(await images(dogs.map((path) => `Images/${path}`))),
      [`${place}train_list.mat`]: matlabFile(dogs.slice(0, 2), true),
      [`${place}test_list.mat`]: matlabFile(dogs.slice(2), false),
    });
    const found = await readStanfordDogs(folder);
    expect(found.classes).toEqual(['n01-Chihuahua', 'n02-Pug']);
    expect(labeledPaths(found.train)).toEqual(['0 n01-Chihuahua/a.png', '1 n02-Pug/b.png']);
    expect(labeledPaths(found.test)).toEqual(['1 n02-Pug/c.png']);
  });

  test('a damaged list is named', async () => {
    const folder = await folderWith({
      ...(await images(['Images/n01-Chihuahua/a.png'])),
      'train_list.mat': matlabFile(dogs, true).subarray(0, 150),
      'test_list.mat': matlabFile(dogs, true),
    });
    await expect(readStanfordDogs(folder)).rejects.toMatchObject({
      code: 'data/malformed-list',
      message: expect.stringContaining('train_list.mat'),
    });
  });
});

/** A MATLAB 5 file with the cell array `file_list`, as scipy or MATLAB write it. */
function matlabFile(names: readonly string[], compressed: boolean): Uint8Array {
  const element = (type: number, data: Buffer): Buffer => {
    const tag = Buffer.alloc(8);
    tag.writeUInt32LE(type, 0);
    tag.writeUInt32LE(data.length, 4);
    return Buffer.concat([tag, data, Buffer.alloc((8 - (data.length % 8)) % 8)]);
  };
  const integers = (type: number, ...values: number[]) =>
    element(type, Buffer.from(new Int32Array(values).buffer));
  /** Up to 4 bytes stand in the tag itself. */
  const smallInt8 = (text: string) => {
    const tag = Buffer.alloc(8);
    tag.writeUInt32LE((text.length << 16) | 1, 0);
    tag.write(text, 4, 'latin1');
    return tag;
  };
  const matrix = (kind: number, size: number, name: string, contents: Buffer[]) =>
    element(
      14,
      Buffer.concat([
        integers(6, kind, 0),
        integers(5, size, 1),
        name.length <= 4 ? smallInt8(name) : element(1, Buffer.from(name, 'latin1')),
        ...contents,
      ]),
    );
  const cells = names.map((name) => matrix(4, name.length, '', [element(4, Buffer.from(name, 'utf16le'))]));
  const list = matrix(1, names.length, 'file_list', cells);
  if (!compressed) return Buffer.concat([Buffer.alloc(128), list]);
  const packed = deflateSync(list);
  const tag = Buffer.alloc(8);
  tag.writeUInt32LE(15, 0);
  tag.writeUInt32LE(packed.length, 4);
  return Buffer.concat([Buffer.alloc(128), tag, packed]);
}
