/** @file Reading files of a data set: regular files only, since a pipe is waited for and a device has no end. */
import type { FileHandle } from 'node:fs/promises';
import { dataErrors } from '../errors/data.js';
import { StudioError } from '../errors/studio-error.js';
import { readPart } from '../tensor/read-part.js';
import { isNoFile, openRegularFile } from '../tensor/regular-file.js';

/** What is done with an open file of `size` bytes. */
type Use<T> = (handle: FileHandle, size: number) => Promise<T>;

/**
 * Opens a regular file, also through a link, and closes it after its use.
 * @throws StudioError `data/not-a-file` for pipes, sockets and devices, which are not opened; `data/unreadable`; what `use` throws.
 */
export async function withRegularFile<T>(path: string, use: Use<T>): Promise<T> {
  const handle = await openRegularFile(path).catch((cause: unknown) => {
    throw isNoFile(cause) ? dataErrors.notAFile(path) : dataErrors.unreadable(path, cause);
  });
  try {
    return await use(handle, (await handle.stat()).size);
  } catch (thrown) {
    throw thrown instanceof StudioError ? thrown : dataErrors.unreadable(path, thrown);
  } finally {
    await handle.close();
  }
}

/** The whole file. @throws StudioError as `withRegularFile`, and `data/file-too-large` above `largest` bytes. */
export function readBytes(path: string, largest = 2 ** 31): Promise<Uint8Array> {
  return withRegularFile(path, (handle, size) => {
    if (size > largest) throw dataErrors.fileTooLarge(path, size, largest);
    return readPart(handle, 0, size);
  });
}
