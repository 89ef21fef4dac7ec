/**
 * @file Opens files of folders that somebody else may have filled. A pipe would hold whoever opens it, and opening a device
 * does something to it; a link in the place of a file that is written would lead the writing elsewhere.
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, stat } from 'node:fs/promises';
import { runErrors } from '../errors/run.js';

/** Flags that a system does not have (Windows) are absent there, and count as 0. */
const { O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

function requireReadable(file: string, found: Stats, folderToo: boolean): void {
  if (!found.isFile() && !(folderToo && found.isDirectory())) throw runErrors.foreignFile(file);
}

/** A second name of the same file (a hard link) may lie anywhere. */
function requireOwn(file: string, found: Stats): void {
  if (!found.isFile() || found.nlink > 1) throw runErrors.foreignFile(file);
}

/**
 * Opens a file to read it. Throws the system's errors, and `run/foreign-file` where it is a pipe, a device or a socket.
 * @param folderToo leaves a folder to the system, which refuses to read it.
 */
export async function openToRead(file: string, folderToo = false): Promise<FileHandle> {
  requireReadable(file, await stat(file), folderToo);
  // It may have become a pipe since: then this does not wait for who writes into it.
  const handle = await open(file, O_RDONLY | O_NONBLOCK);
  return holdingIf(handle, async () => requireReadable(file, await handle.stat(), folderToo));
}

/**
 * Opens a file that is changed where it lies, or makes it if `flags` say so. Throws the system's errors, and
 * `run/foreign-file` where it is a link, has a second name, or is no regular file.
 */
async function openInPlace(file: string, flags: number): Promise<FileHandle> {
  const found = await lstat(file).catch(() => undefined);
  if (found) requireOwn(file, found);
  const handle = await open(file, flags | O_NOFOLLOW | O_NONBLOCK);
  return holdingIf(handle, async () => requireOwn(file, await handle.stat()));
}

/** Opens a file to append to it, and makes it if need be. Throws as described above. */
export const openToAppend = (file: string): Promise<FileHandle> =>
  openInPlace(file, O_WRONLY | O_APPEND | O_CREAT);

/** Opens a file that is there to cut it. Throws as described above. */
export const openToCut = (file: string): Promise<FileHandle> => openInPlace(file, O_WRONLY);

/** The same as `openToAppend`, at once; gives the descriptor. */
export function openToAppendNow(file: string): number {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found) requireOwn(file, found);
  const descriptor = openSync(file, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK);
  try {
    requireOwn(file, fstatSync(descriptor));
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** The handle, closed where what is looked at throws. */
async function holdingIf(handle: FileHandle, look: () => Promise<void>): Promise<FileHandle> {
  try {
    await look();
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}
