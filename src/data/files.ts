/** @file Reading folders and files of data sets, with errors that name the path. */
import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DatasetName, datasetTable } from '../catalog/datasets.js';
import { dataErrors } from '../errors/data.js';
import { readBytes } from './regular-file.js';
import { walk } from './walk.js';

const imageName = /\.(jpe?g|jpe|jfif|png|webp|tiff?|gif|avif)$/i;

/** Whether a file is taken for an image; what it really is shows when it is opened. */
export const isImageName = (name: string): boolean => imageName.test(name);

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Whether the path is a folder, also through a link. */
export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Bytes; lists of millions of images are smaller. */
const largestText = 256 * 1024 * 1024;

/** The lines of a UTF-8 text, without line ends and without empty lines. */
export async function readLines(path: string): Promise<string[]> {
  const text = Buffer.from(await readBytes(path, largestText)).toString('utf8');
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

/**
 * The paths of all files under a folder, relative to it, with `/` between names, in order. Other programs keep copies
 * and shadows in what begins with a dot (`._x.png`, `.ipynb_checkpoints`) and in folders of their own: it is left out.
 */
export async function pathsUnder(folder: string): Promise<readonly string[]> {
  return (await walk(folder)).files;
}

/** Joins a relative path with `/` between names to a folder. */
export function within(folder: string, path: string): string {
  return join(folder, ...path.split('/'));
}

/** The first of the folder itself and its `subfolders` that holds all `marks`, if one does. */
export async function find(
  folder: string,
  marks: readonly string[],
  subfolders: readonly string[],
): Promise<string | undefined> {
  for (const candidate of [folder, ...subfolders.map((subfolder) => join(folder, subfolder))]) {
    const present = await Promise.all(marks.map((mark) => exists(join(candidate, mark))));
    if (present.every(Boolean)) return candidate;
  }
  return undefined;
}

/**
 * The first of the folder itself and its `subfolders` that holds all `marks` (files or folders).
 * Otherwise an error says which mark is missing in the folder and what it must look like.
 */
export async function locate(
  name: DatasetName,
  folder: string,
  marks: readonly string[],
  subfolders: readonly string[],
): Promise<string> {
  const { title, layout } = datasetTable[name];
  if (!(await isFolder(folder))) throw dataErrors.folderMissing(title, folder, layout);
  const root = await find(folder, marks, subfolders);
  if (root !== undefined) return root;
  const present = await Promise.all(marks.map((mark) => exists(join(folder, mark))));
  throw dataErrors.layout(title, folder, marks.find((_, index) => !present[index]) ?? '', layout);
}
