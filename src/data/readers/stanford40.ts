/** @file Stanford-40 Actions, official raw layout. */
import { join } from 'node:path';
import { locate, pathsUnder, readLines } from '../files.js';
import type { FoundImages } from '../part.js';
import { foundByLists, type ListedImage } from './listed.js';

/** `<class>_train.txt` or `<class>_test.txt`; `train.txt` and `test.txt`, which hold all classes, are not meant. */
const listName = /^(.+)_(train|test)\.txt$/;

/** Reads the folder of `JPEGImages` and `ImageSplits`, or the folder that holds `Stanford40`. */
export async function readStanford40(folder: string): Promise<FoundImages> {
  const root = await locate('stanford40', folder, ['JPEGImages', 'ImageSplits'], ['Stanford40']);
  const lists: Record<'train' | 'test', ListedImage[]> = { train: [], test: [] };
  for (const file of await pathsUnder(join(root, 'ImageSplits'))) {
    const [, className, part] = listName.exec(file) ?? [];
    if (className === undefined) continue;
    const names = await readLines(join(root, 'ImageSplits', file));
    const images = names.map((name) => ({ className, path: name.trim() }));
    lists[part === 'train' ? 'train' : 'test'].push(...images);
  }
  return foundByLists(join(root, 'JPEGImages'), lists);
}
