/** @file Folders of a workspace that a form offers for a data set. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import type { DatasetName } from '../../src/catalog/datasets.js';
import { likelyDataFolders } from '../../src/data/likely-folders.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();

async function found(dataset: DatasetName, files: readonly string[]): Promise<string[]> {
  const root = newFolder();
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  return (await likelyDataFolders(root, dataset)).map((folder) =>
    relative(root, folder).replaceAll('\\', '/'),
  );
}

test('a known data set is found by the names of its files, also further in', async () => {
  const files = ['data/stl10_binary/train_X.bin', 'data/stl10_binary/train_y.bin', 'other/train_X.bin'];
  expect(await found('stl10', files)).toEqual(['data/stl10_binary']);
});

test('class folders with images are found, with a folder for training or without', async () => {
  const files = ['birds/train/owl/a.jpg', 'birds/test/owl/b.jpg', 'cats/tabby/a.png', 'cats/manx/b.png'];
  expect(await found('image-folder', files)).toEqual(['birds', 'cats']);
});

test('folders of other files, and those of runs, are not offered', async () => {
  const files = ['docs/a/a.md', 'docs/b/b.md', 'runs/x/a/a.png', 'runs/x/b/b.png'];
  expect(await found('image-folder', files)).toEqual([]);
});

test('a folder that cannot be read is no data set', async () => {
  expect(await likelyDataFolders(join(newFolder(), 'gone'), 'cifar10')).toEqual([]);
});
