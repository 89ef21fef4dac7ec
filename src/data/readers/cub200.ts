/** @file CUB-200-2011, official raw layout. */
import { join } from 'node:path';
import { dataErrors } from '../../errors/data.js';
import { locate, readLines } from '../files.js';
import type { FoundImages } from '../part.js';
import { foundByLists, type ListedImage } from './listed.js';

const marks = ['images.txt', 'image_class_labels.txt', 'train_test_split.txt', 'classes.txt', 'images'];

/** Reads the folder of the lists and `images`, or the folder that holds `CUB_200_2011`. */
export async function readCub200(folder: string): Promise<FoundImages> {
  const root = await locate('cub200', folder, marks, ['CUB_200_2011']);
  const table = (name: string) => readNumberedLines(join(root, name));
  const [paths, classIds, inTraining, classNames] = await Promise.all([
    table('images.txt'),
    table('image_class_labels.txt'),
    table('train_test_split.txt'),
    table('classes.txt'),
  ]);
  const lists: { train: ListedImage[]; test: ListedImage[] } = { train: [], test: [] };
  for (const [id, path] of paths) {
    const className = classNames.get(classIds.get(id) ?? '');
    const part = inTraining.get(id);
    if (className === undefined || part === undefined) {
      throw dataErrors.missingEntry(
        join(root, part === undefined ? 'train_test_split.txt' : 'classes.txt'),
        path,
      );
    }
    lists[part === '1' ? 'train' : 'test'].push({ className, path });
  }
  return foundByLists(join(root, 'images'), lists);
}

/** Lines `<number> <text>`, by number; the text may hold spaces. */
async function readNumberedLines(path: string): Promise<Map<string, string>> {
  const lines = await readLines(path);
  return new Map(
    lines.map((line, index): [string, string] => {
      const [, id, text] = /^(\d+) (.*\S)\s*$/.exec(line) ?? [];
      if (id === undefined || text === undefined) throw dataErrors.malformedLine(path, index + 1);
      return [id, text];
    }),
  );
}
