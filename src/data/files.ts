/** @file Reading folders and files of data sets, with errors that name the path. */
import { access, readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type DatasetName, datasetTable } from '../catalog/datasets.js';
import { dataErrors } from '../errors/data.js';
import { readWholeFile } from '../tensor/whole-file.js';
import { byCodePoint } from './code-point.js';

const imageName = /\.(jpe?g|png|webp)$/i;

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

/** The whole file. @throws StudioError `data/unreadable`. */
export async function readBytes(path: string): Promise<Uint8Array> {
  return readWholeFile(path).catch((cause: unknown) => {
    throw dataErrors.unreadable(path, cause);
  });
}

/** The lines of a UTF-8 text, without line ends and without empty lines. */
export async function readLines(path: string): Promise<string[]> {
  const text = Buffer.from(await readBytes(path)).toString('utf8');
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

async function namesIn(folder: string, recursive: boolean): Promise<string[]> {
  return readdir(folder, { recursive }).catch((cause: unknown) => {
    throw dataErrors.unreadable(folder, cause);
  });
}

/** The names of the folders in a folder, in order; names that begin with a dot are left out. */
export async function foldersIn(folder: string): Promise<string[]> {
  const names = (await namesIn(folder, false)).filter((name) => !name.startsWith('.')).sort(byCodePoint);
  const folders = await Promise.all(names.map((name) => isFolder(join(folder, name))));
  return names.filter((_, index) => folders[index]);
}

/**
 * The paths of all files under a folder, relative to it, with `/` between names, in order. Other programs keep copies
 * and shadows in what begins with a dot (`._x.png`, `.ipynb_checkpoints`): it is left out.
 */
export async function pathsUnder(folder: string): Promise<string[]> {
  const paths = await namesIn(folder, true);
  const visible = paths
    .map((path) => path.split(sep))
    .filter((names) => !names.some((name) => name.startsWith('.')));
  return visible.map((names) => names.join('/')).sort(byCodePoint);
}

/** Joins a relative path with `/` between names to a folder. */
export function within(folder: string, path: string): string {
  return join(folder, ...path.split('/'));
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
  let missing = '';
  for (const candidate of [folder, ...subfolders.map((subfolder) => join(folder, subfolder))]) {
    const present = await Promise.all(marks.map((mark) => exists(join(candidate, mark))));
    const absent = marks.find((_, index) => !present[index]);
    if (absent === undefined) return candidate;
    missing ||= absent;
  }
  throw dataErrors.layout(title, folder, missing, layout);
}
