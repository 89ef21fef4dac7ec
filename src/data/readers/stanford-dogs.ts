/** @file Stanford Dogs, official raw layout; its lists are MATLAB files. */
import { join } from 'node:path';
import { exists, locate } from '../files.js';
import { readFileList } from '../matlab-file-list.js';
import type { FoundImages } from '../part.js';
import { readBytes } from '../regular-file.js';
import { imagesOfPaths } from './class-path-list.js';
import { foundByLists } from './listed.js';

/** Bytes; the official lists have 300 thousand. */
const largestList = 64 * 1024 * 1024;

/** Reads the folder of `Images` and the two lists, which may lie in `lists`. */
export async function readStanfordDogs(folder: string): Promise<FoundImages> {
  const inLists = await exists(join(folder, 'lists', 'train_list.mat'));
  const place = inLists ? ['lists'] : [];
  const lists = ['train_list.mat', 'test_list.mat'].map((name) => join(...place, name));
  const root = await locate('stanford-dogs', folder, ['Images', ...lists], []);
  const [train = [], test = []] = await Promise.all(
    lists.map(async (name) => {
      const path = join(root, name);
      return imagesOfPaths(path, readFileList(await readBytes(path, largestList), path));
    }),
  );
  return foundByLists(join(root, 'Images'), { train, test });
}
