/** @file MIT Indoor-67, official raw layout. */
import { join } from 'node:path';
import { locate, readLines } from '../files.js';
import type { FoundImages } from '../part.js';
import { imagesOfPaths } from './class-path-list.js';
import { foundByLists } from './listed.js';

/** Reads the folder of `Images` and the two lists, or the folder that holds `indoorCVPR_09`. */
export async function readMit67(folder: string): Promise<FoundImages> {
  const root = await locate(
    'mit67',
    folder,
    ['Images', 'TrainImages.txt', 'TestImages.txt'],
    ['indoorCVPR_09'],
  );
  const list = async (name: string) => imagesOfPaths(join(root, name), await readLines(join(root, name)));
  return foundByLists(join(root, 'Images'), {
    train: await list('TrainImages.txt'),
    test: await list('TestImages.txt'),
  });
}
