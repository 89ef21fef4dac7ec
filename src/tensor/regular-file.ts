/** @file Opens what is a file and nothing else: a pipe waits for whoever writes into it, and a device has no end. */
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';

/** Opened so, what became a pipe meanwhile does not wait. A file is not changed by it; Windows does not know it. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a file, also through links, for reading. Whoever opens it closes it.
 * @throws the system's errors; of what is no file, errors with the codes EISDIR and ENOTFILE.
 */
export async function openRegularFile(file: string): Promise<FileHandle> {
  // Before it is opened, for some devices do something when they are.
  requireFile(await stat(file), file);
  const handle = await open(file, withoutWaiting);
  try {
    requireFile(await handle.stat(), file);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function requireFile(stats: Stats, file: string): void {
  if (stats.isFile()) return;
  const [code, what] = stats.isDirectory() ? ['EISDIR', 'a folder'] : ['ENOTFILE', 'a pipe or a device'];
  throw Object.assign(new Error(`${file} is ${what}.`), { code });
}
