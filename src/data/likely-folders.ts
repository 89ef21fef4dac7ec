/** @file Folders that look as if they held a data set, by the names in them: nothing is opened. */
import { opendir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetName } from '../catalog/datasets.js';
import { isImageName } from './files.js';
import { partNamed } from './readers/part-folders.js';

/** Names that lie together in the folder of a data set; any of the lists will do. */
const marks: { readonly [D in DatasetName]?: readonly (readonly string[])[] } = {
  cifar10: [
    ['data_batch_1.bin', 'test_batch.bin'],
    ['batches.meta', 'test_batch'],
  ],
  cifar100: [
    ['train.bin', 'test.bin', 'fine_label_names.txt'],
    ['meta', 'train', 'test'],
  ],
  stl10: [['train_X.bin', 'train_y.bin']],
  'tiny-imagenet': [['wnids.txt', 'train']],
  cub200: [['images.txt', 'image_class_labels.txt', 'images']],
  mit67: [['Images', 'TrainImages.txt']],
  stanford40: [['JPEGImages', 'ImageSplits']],
  'stanford-dogs': [
    ['Images', 'train_list.mat'],
    ['Images', 'lists'],
  ],
};

const bounds = { depth: 4, folders: 400, entries: 200 };
const notLookedInto = new Set(['node_modules', 'runs']);

interface Names {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** The first names in a folder, in no order; none where it cannot be read. Links are not followed. */
async function namesIn(folder: string): Promise<Names> {
  const folders: string[] = [];
  const files: string[] = [];
  try {
    for await (const entry of await opendir(folder)) {
      if (!entry.name.startsWith('.')) (entry.isDirectory() ? folders : files).push(entry.name);
      if (folders.length + files.length >= bounds.entries) break;
    }
  } catch {
    // What cannot be read holds no data set.
  }
  return { folders, files };
}

const hasImages = async (folder: string): Promise<boolean> => (await namesIn(folder)).files.some(isImageName);

/** A folder for training, or classes: two folders with images. */
async function isOfClasses(folder: string, { folders }: Names): Promise<boolean> {
  const training = folders.find((name) => partNamed(name) === 'train');
  if (training !== undefined) {
    const inside = join(folder, training);
    const [first] = (await namesIn(inside)).folders;
    return first !== undefined && hasImages(join(inside, first));
  }
  const [first, second] = folders;
  if (first === undefined || second === undefined) return false;
  return (await hasImages(join(folder, first))) && hasImages(join(folder, second));
}

/**
 * Absolute paths of folders under `root` that look as if they held this data set, those further out first. Only the
 * first folders and names are looked at: this is for a list to pick from.
 */
export async function likelyDataFolders(root: string, dataset: DatasetName): Promise<string[]> {
  const found: string[] = [];
  let level = [root];
  let looked = 0;
  for (let depth = 0; depth <= bounds.depth && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      if (++looked > bounds.folders) return found;
      const names = await namesIn(folder);
      const all = new Set([...names.folders, ...names.files]);
      const isMarked = (marks[dataset] ?? []).some((list) => list.every((name) => all.has(name)));
      if (isMarked || (dataset === 'image-folder' && (await isOfClasses(folder, names)))) found.push(folder);
      else
        next.push(
          ...names.folders.filter((name) => !notLookedInto.has(name)).map((name) => join(folder, name)),
        );
    }
    level = next.sort();
  }
  return found;
}
