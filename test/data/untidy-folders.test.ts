/** @file Folders of images as people have them: told or refused, never silently something else. */
import { execFileSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readImageFolder } from '../../src/data/readers/image-folder.js';
import { countByClass, folderWith, images, labeledPaths, png } from './folders.js';
import { reportTest, unpacked } from './report-folders.js';

const bothClasses = (folder: string) => [`${folder}/a/1.png`, `${folder}/b/1.png`];

describe('the folders of parts', () => {
  test.each([
    ['Training', 'Testing'],
    ['TRAIN', 'TEST'],
    ['training_set', 'test_set'],
    ['train-images', 'Test Images'],
    ['trainset', 'testdata'],
  ])('are known as %s and %s', async (train, other) => {
    const folder = await folderWith(await images([...bothClasses(train), ...bothClasses(other)]));
    const found = await readImageFolder(folder);
    expect([found.classes, found.train.samples.length, found.test?.samples.length]).toEqual([
      ['a', 'b'],
      2,
      2,
    ]);
    expect(found.notes).toEqual([]);
  });

  test.each(['val', 'Valid', 'validation', 'DEV', 'validation_set'])('%s is validation', async (name) => {
    const parts = ['train', name, 'test'].flatMap(bothClasses);
    const found = await readImageFolder(await folderWith(await images(parts)));
    expect(found.validation?.samples).toHaveLength(2);
  });

  test('of two folders for one part the usual one is taken, and the other is told', async () => {
    const parts = ['train', 'training', 'validation', 'val', 'test'].flatMap(bothClasses);
    const found = await readImageFolder(await folderWith(await images(parts)));
    expect(labeledPaths(found.validation)).toEqual(['0 a/1.png', '1 b/1.png']);
    expect(found.notes).toEqual([
      expect.stringMatching(/these folders are left out: training, validation\.$/),
    ]);
  });

  test('what else lies beside train is told', async () => {
    const parts = [...bothClasses('train'), ...bothClasses('test'), 'extra/c/1.png', 'loose.png'];
    const { notes } = await readImageFolder(await folderWith(await images(parts)));
    expect(notes).toEqual([
      expect.stringMatching(/these folders are left out: extra\.$/),
      expect.stringMatching(/^1 images in .* lie in no class folder: left out\.$/),
    ]);
  });

  test('a class named like a part is a class among others, and a note says so', async () => {
    const folder = await folderWith(await images(['training/1.png', 'reading/1.png', 'dev/1.png']));
    const found = await readImageFolder(folder);
    expect(found.classes).toEqual(['dev', 'reading', 'training']);
    expect(found.notes).toEqual(
      ['training', 'dev'].map((name) => `The folder ${name} is taken as a class: it holds no folders.`),
    );
  });

  test.each([
    ['train', ['train/1.png', 'train/2.png', 'test/1.png']],
    ['Training', ['Training/1.png', 'Testing/1.png']],
    ['test', [...bothClasses('train'), 'test/1.png']],
  ])('%s with images but without class folders is refused', async (part, paths) => {
    const folder = await folderWith(await images(paths));
    await expect(readImageFolder(folder)).rejects.toMatchObject({
      code: 'data/no-class-folders',
      message: expect.stringContaining(join(folder, part)),
    });
  });

  reportTest('Training and Testing of a report are train and test', async () => {
    const found = await readImageFolder(await unpacked('folder-training-testing.zip'));
    expect([found.classes.length, found.test?.samples.length !== 0]).toEqual([3, true]);
    expect(found.classes).toEqual(['glioma', 'meningioma', 'pituitary']);
  });
});

describe('levels of folders', () => {
  test('one folder that holds the parts is gone into, with a note', async () => {
    const parts = ['archive/data/Train', 'archive/data/Test'].flatMap(bothClasses);
    const folder = await folderWith(await images([...parts, '__MACOSX/archive/1.png']));
    const found = await readImageFolder(folder);
    expect([found.classes, found.test?.samples.length]).toEqual([['a', 'b'], 2]);
    expect(found.notes[0]).toBe(
      `${folder} holds one folder alone: it is read from ${join(folder, 'archive', 'data')}.`,
    );
  });

  test.each([
    ['folders', ['a/1.png', 'a/2.png']],
    ['a folder of images', ['train/a/images/1.png', 'test/a/images/1.png']],
    ['nested folders that hold one class', ['train/images/a/1.png']],
  ])('one class alone is refused: %s', async (_, paths) => {
    const folder = await folderWith(await images(paths));
    await expect(readImageFolder(folder)).rejects.toMatchObject({ code: 'data/one-class' });
  });

  test('class folders that hold only folders are told', async () => {
    const paths = ['pets/cat/1.png', 'pets/dog/1.png', 'cars/bus/1.png', 'plants/1.png'];
    const { classes, notes } = await readImageFolder(await folderWith(await images(paths)));
    expect(classes).toEqual(['cars', 'pets', 'plants']);
    expect(notes).toEqual([expect.stringMatching(/^2 class folders .*: cars \(bus\), pets \(cat, dog\)\.$/)]);
  });

  reportTest('a report with one folder too many is read one level deeper', async () => {
    const found = await readImageFolder(await unpacked('folder-one-level-too-deep.zip'));
    expect(found.classes).toEqual(['back_pack', 'bike', 'mug']);
    expect([countByClass(found.train, 3), countByClass(found.test, 3)]).toEqual([
      [6, 6, 6],
      [3, 3, 3],
    ]);
    expect(found.notes[0]).toMatch(/train holds one folder alone: it is read from .*images\.$/);
  });
});

describe('names of classes', () => {
  test.each([
    ['caf\u00e9', 'cafe\u0301', /differ only in how accents are stored/],
    ['Cat', 'cat', /differ only in capital letters/],
  ])('%s and %s are two classes, and a note says so', async (left, right, sentence) => {
    const { classes, notes } = await readImageFolder(
      await folderWith(await images([`${left}/1.png`, `${right}/1.png`])),
    );
    expect([classes.length, notes]).toEqual([2, [expect.stringMatching(sentence)]]);
  });

  test('a test folder that only looks the same is of that class, and a note says so', async () => {
    const paths = ['train/caf\u00e9/1.png', 'train/Bar/1.png', 'test/cafe\u0301/1.png', 'test/bar/1.png'];
    const found = await readImageFolder(await folderWith(await images(paths)));
    expect(labeledPaths(found.test)).toEqual(['0 bar/1.png', '1 cafe\u0301/1.png']);
    expect(found.notes.map((note) => note.endsWith('.'))).toEqual([true, true]);
  });
});

describe('what is no image', () => {
  test('folders of thumbnails and other programs are left out, those with a name of their own with a note', async () => {
    const thumbnails = ['@eaDir/1.png/SYNOPHOTO_THUMB_M.jpg', '__MACOSX/1.png', '.ipynb_checkpoints/1.png'];
    const files = await images(['a/1.png', 'b/1.png', ...thumbnails.map((path) => `a/${path}`), 'a/._1.png']);
    const found = await readImageFolder(
      await folderWith({ ...files, 'a/Thumbs.db': 'x', 'a/desktop.ini': 'x' }),
    );
    expect(labeledPaths(found.train)).toEqual(['0 a/1.png', '1 b/1.png']);
    expect(found.notes).toEqual([expect.stringMatching(/left out: @eaDir \(1\), __MACOSX \(1\)\.$/)]);
  });

  test('a folder that is named like an image is a folder', async () => {
    const folder = await folderWith(await images(['a/1.png', 'b/1.png', 'b/x.jpg/2.png']));
    await mkdir(join(folder, 'a', 'y.jpg'));
    expect(labeledPaths((await readImageFolder(folder)).train)).toEqual([
      '0 a/1.png',
      '1 b/1.png',
      '1 x.jpg/2.png',
    ]);
  });

  test('links are followed, in circles and twice they are told', async () => {
    const folder = await folderWith(await images(['data/a/1.png', 'data/b/1.png', 'more/2.png']));
    await symlink(join(folder, 'more'), join(folder, 'data', 'a', 'linked'));
    await symlink(join(folder, 'more'), join(folder, 'data', 'a', 'twice'));
    await symlink('..', join(folder, 'data', 'b', 'up'));
    await symlink('.', join(folder, 'data', 'b', 'self'));
    const found = await readImageFolder(join(folder, 'data'));
    expect(labeledPaths(found.train)).toEqual(['0 a/1.png', '0 linked/2.png', '1 b/1.png']);
    expect(found.notes).toEqual([expect.stringMatching(/left out: a\/twice, b\/self, b\/up\.$/)]);
  });

  test('a folder in itself ends', async () => {
    const folder = await folderWith({});
    await symlink('.', join(folder, 'a'));
    await expect(readImageFolder(folder)).rejects.toMatchObject({ code: 'data/empty-class' });
  });

  test('a pipe with the name of an image is left out with a note', async () => {
    const folder = await folderWith(await images(['a/1.png', 'b/1.png']));
    execFileSync('mkfifo', [join(folder, 'a', '2.png')]);
    const found = await readImageFolder(folder);
    expect(found.train.samples).toHaveLength(2);
    expect(found.notes).toEqual([
      expect.stringMatching(/Pipes, sockets and devices .* left out: a\/2\.png\.$/),
    ]);
  });

  test('other files are counted by their kind', async () => {
    const files = await images(['a/1.PNG', 'b/1.png', '.cache/1.png']);
    const folder = await folderWith({ ...files, 'a/1.bmp': '', 'b/2.bmp': '', 'b/notes.txt': '' });
    const found = await readImageFolder(folder);
    expect(labeledPaths(found.train)).toEqual(['0 a/1.PNG', '1 b/1.png']);
    expect(found.notes).toEqual([
      `3 files in ${folder} are no images that are read, and left out: BMP (2), TXT (1).`,
    ]);
  });

  test('a class of other files alone is refused with what it holds', async () => {
    const folder = await folderWith({ 'a/1.png': await png(2), 'b/1.svg': '', 'b/2.svg': '' });
    await expect(readImageFolder(folder)).rejects.toMatchObject({
      code: 'data/empty-class',
      message: `The class folder ${join(folder, 'b')} holds no images that are read, only SVG (2).`,
    });
  });

  reportTest('thumbnails of a report are not trained on', async () => {
    const found = await readImageFolder(await unpacked('folder-eadir.zip'));
    expect(countByClass(found.train, 2)).toEqual([4, 4]);
    expect(found.notes).toEqual([expect.stringMatching(/left out: @eaDir \(2\)\.$/)]);
  });

  reportTest('BMP files of a report are named and counted', async () => {
    await expect(readImageFolder(await unpacked('folder-all-bmp.zip'))).rejects.toMatchObject({
      code: 'data/empty-class',
      message: expect.stringMatching(/cat holds no images that are read, only BMP \(4\)\.$/),
    });
  });
});
