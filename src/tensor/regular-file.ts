/**
 * @file Opens files of folders that somebody else may have filled. A pipe would hold whoever opens it, and opening a device
 * does something to it; a link in the place of a file that is written would lead the writing elsewhere.
 */
import { closeSync, constants, fstatSync, lstatSync, openSync, type Stats } from 'node:fs';
import { type FileHandle, lstat, open, stat } from 'node:fs/promises';
import { runErrors } from '../errors/run.js';

/** Flags that a system does not have (Windows) are absent there, and count as 0. */
const { O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } = constants;

/** The code of the error where something is a pipe, a device or a socket. */
const notFileCode = 'ENOTFILE';

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

export const isNoFile = (error: unknown): boolean => hasCode(error, notFileCode);

/** What is no file, in the manner of the system's own errors. */
function requireFile(file: string, found: Stats): void {
  if (found.isFile()) return;
  const [code, what] = found.isDirectory() ? ['EISDIR', 'a folder'] : [notFileCode, 'a pipe or a device'];
  throw Object.assign(new Error(`${file} is ${what}.`), { code });
}

/** A second name of the same file (a hard link) may lie anywhere. */
function requireOwn(file: string, found: Stats): void {
  if (!found.isFile() || found.nlink > 1) throw runErrors.foreignFile(file);
}

/**
 * Opens a file, also through links, to read it. Whoever opens it closes it.
 * @throws the system's errors, EISDIR of a folder among them; one that `isNoFile` knows of pipes, devices and sockets.
 */
export async function openRegularFile(file: string): Promise<FileHandle> {
  // Before it is opened, for some devices do something when they are.
  requireFile(file, await stat(file));
  // It may have become a pipe since: then this does not wait for who writes into it.
  const handle = await open(file, O_RDONLY | O_NONBLOCK);
  return holdingIf(handle, async () => requireFile(file, await handle.stat()));
}

/**
 * The same of a run folder's file: what is no file is `run/foreign-file`.
 * @param folderToo a folder is told as the system tells of one.
 */
export function openToRead(file: string, folderToo = false): Promise<FileHandle> {
  return openRegularFile(file).catch((error: unknown) => {
    const isForeign = isNoFile(error) || (!folderToo && hasCode(error, 'EISDIR'));
    throw isForeign ? runErrors.foreignFile(file) : error;
  });
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
