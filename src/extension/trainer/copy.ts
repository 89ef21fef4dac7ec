/**
 * @file A copy of the programs in the extension's storage, one a version: an update of the extension, which removes its
 * folder, does not harm a run that is going on.
 */
import { randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, readdir, rename, stat, utimes } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { editorErrors } from '../../errors/editor.js';
import { discardFolder, renameOver } from '../../run/folder/atomic.js';
import { fingerprint, programFiles } from './program-files.js';

export interface InstalledExtension {
  /** The folder with its `package.json` and `dist`. */
  readonly folder: string;
  readonly version: string;
}

const parallelCopies = 16;
const partialSuffix = '.partial';
/** A window that is being closed may have left it; one that copies now is done long before. */
const partialMilliseconds = 60 * 60 * 1000;
/** Other machines that share the storage may still run from a copy: their processes cannot be seen from here. */
const unusedMilliseconds = 30 * 24 * 60 * 60 * 1000;

/** The folder of all copies. */
export const copiesFolder = (storage: string): string => join(storage, 'programs');

/**
 * The folder of this version's copy, made if it is not there: aside first, then renamed, so that whoever finds the
 * folder finds it whole, also when two windows make it at once. Throws `editor/not-installed`.
 */
export async function installPrograms(extension: InstalledExtension, storage: string): Promise<string> {
  const copies = copiesFolder(storage);
  try {
    const copy = join(copies, await fingerprint(extension.folder, extension.version));
    if (await isThere(copy)) return await used(copy);
    const aside = `${copy}.${randomUUID()}${partialSuffix}`;
    try {
      await copyAll(extension.folder, aside, await programFiles(extension.folder));
      await renameOver(aside, copy).catch(async (error) => {
        if (!(await isThere(copy))) throw error;
      });
      return copy;
    } finally {
      await discardFolder(aside);
    }
  } catch (cause) {
    throw editorErrors.notInstalled(copies, cause);
  }
}

/**
 * Removes copies of other versions that have not been asked for within a month.
 * @param commandLines of all processes of this machine: what runs from a copy names it there, whoever started it.
 */
export async function removeOldCopies(
  storage: string,
  current: string,
  commandLines: readonly string[],
): Promise<readonly string[]> {
  const copies = copiesFolder(storage);
  const removed: string[] = [];
  for (const name of await readdir(copies).catch(() => [])) {
    const copy = join(copies, name);
    if (copy === current || isUsed(copy, commandLines)) continue;
    if (await isYoungerThan(name.endsWith(partialSuffix) ? partialMilliseconds : unusedMilliseconds, copy))
      continue;
    // Moved away at once, so that nobody takes half of it for a copy.
    const leaving = name.endsWith(partialSuffix) ? copy : `${copy}.${randomUUID()}${partialSuffix}`;
    try {
      if (leaving !== copy) await rename(copy, leaving);
      await discardFolder(leaving);
      removed.push(copy);
    } catch {
      // Windows holds on to what is open: another time.
    }
  }
  return removed;
}

function isUsed(copy: string, commandLines: readonly string[]): boolean {
  const folder = withoutCase(copy + sep);
  return commandLines.some((line) => withoutCase(line).includes(folder));
}

const withoutCase = (path: string): string => (process.platform === 'win32' ? path.toLowerCase() : path);

/** Its age begins anew whenever it is asked for. */
async function used(copy: string): Promise<string> {
  const now = new Date();
  await utimes(copy, now, now).catch(() => undefined);
  return copy;
}

async function isYoungerThan(milliseconds: number, folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs < milliseconds;
}

async function isThere(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined)) !== undefined;
}

/**
 * Packages, the bulk of it, are linked: nobody writes into their files. Bundles are copied: a build may overwrite
 * them in place. Windows does not let go of a library's other names while it is loaded.
 */
async function copyAll(from: string, to: string, files: readonly string[]): Promise<void> {
  for (const folder of new Set(files.map((file) => dirname(join(to, file))))) {
    await mkdir(folder, { recursive: true });
  }
  const queue = files.values();
  const copier = async () => {
    for (const file of queue) {
      const mayLink = process.platform !== 'win32' && file.startsWith('node_modules');
      await (mayLink ? linkOrCopy : copyFile)(join(from, file), join(to, file));
    }
  };
  await Promise.all(Array.from({ length: parallelCopies }, copier));
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  // Another disk, or one that knows no links.
  await link(from, to).catch(() => copyFile(from, to));
}
