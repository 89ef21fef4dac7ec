/** @file The folder outside all runs, closed to other users, where sockets and the locks of devices lie. */
import { createHash } from 'node:crypto';
import { lstat, mkdir, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, win32 } from 'node:path';
import { runErrors } from '../errors/run.js';
import { systemCode, writeError } from './atomic.js';

/** Not by `userInfo`, which throws in a container that runs under a number without a name (`docker run --user`). */
const ownUser = process.geteuid?.();

/**
 * Never taken from TMPDIR, TEMP or XDG_RUNTIME_DIR: a terminal, an editor and a batch system must agree on it, and what is
 * of one session only (a runtime directory, TEMP on a terminal server) disappears at log-out while a trainer goes on.
 */
export function placeOfPrivateFolder(platform: NodeJS.Platform, { LOCALAPPDATA }: NodeJS.ProcessEnv): string {
  if (platform !== 'win32') return `/tmp/l2t-${ownUser}`;
  return win32.join(LOCALAPPDATA ?? win32.join(homedir(), 'AppData', 'Local'), 'Temp', 'l2t');
}

const folder = placeOfPrivateFolder(process.platform, process.env);

/** Makes the folder if need be. Throws `run/unsafe-private-folder` where others could use it. */
export async function privateFolder(): Promise<string> {
  try {
    await mkdir(folder, { mode: 0o700, recursive: true });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw writeError(folder, error);
  }
  const found = await lstat(folder);
  const closed = process.platform === 'win32' || (found.uid === ownUser && (found.mode & 0o077) === 0);
  if (!found.isDirectory() || !closed) throw runErrors.unsafePrivateFolder(folder);
  return folder;
}

/** A short name that stands for a long one: 32 hexadecimal digits. */
export function shortName(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 32);
}

/** Where the trainer of this run folder listens: it follows from the folder alone, far below the limit of 104 bytes. */
export async function socketPath(runFolder: string): Promise<string> {
  const name = shortName(await realpath(runFolder));
  return process.platform === 'win32'
    ? `\\\\.\\pipe\\l2t-${name}`
    : join(await privateFolder(), `${name}.socket`);
}
