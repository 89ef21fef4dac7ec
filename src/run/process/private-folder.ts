/** @file The folder outside all runs, closed to other users, where sockets and the locks of devices lie. */
import { createHash } from 'node:crypto';
import { lstat, mkdir, realpath } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import { join, win32 } from 'node:path';
import { runErrors } from '../../errors/run.js';
import { systemCode, writeError } from '../folder/atomic.js';

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

/** Of a socket's name and the mark before it, within the 104 bytes of the shortest limit. */
const longestPlace = 104 - '/'.length - 32 - '.socket'.length - 1;

/**
 * Where nobody else can make anything: below the home, which machines may share, so each has one of its own. Absent where
 * there is no home, or sockets in it would have too long a name.
 */
export function ownPlace(platform: NodeJS.Platform, home: () => string, host: string): string | undefined {
  if (platform === 'win32') return undefined;
  try {
    const place = join(home(), `.l2t-${shortName(host).slice(0, 8)}`);
    return Buffer.byteLength(place) <= longestPlace ? place : undefined;
  } catch {
    // A user without a name and a home, in a container.
    return undefined;
  }
}

/** Makes the folder if need be. Throws `run/unsafe-private-folder` where others could use every place there is for it. */
export function privateFolder(): Promise<string> {
  const usual = placeOfPrivateFolder(process.platform, process.env);
  return privateFolderAmong(usual, ownPlace(process.platform, homedir, hostname()));
}

/**
 * @param usual where everybody may make folders: another user may have been there first.
 * @param own taken then, and from then on, so that all of one user's programs look in one place.
 */
export async function privateFolderAmong(usual: string, own: string | undefined): Promise<string> {
  if (own !== undefined && (await isClosed(own))) return own;
  try {
    return await makeClosed(usual);
  } catch (error) {
    if (own === undefined) throw error;
    return makeClosed(own).catch(() => Promise.reject(error));
  }
}

async function makeClosed(folder: string): Promise<string> {
  try {
    await mkdir(folder, { mode: 0o700, recursive: true });
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw writeError(folder, error);
  }
  if (!(await isClosed(folder))) throw runErrors.unsafePrivateFolder(folder);
  return folder;
}

/** Whether it is a folder, not a link to one, that only this user can use. */
async function isClosed(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  if (!found?.isDirectory()) return false;
  return process.platform === 'win32' || (found.uid === ownUser && (found.mode & 0o077) === 0);
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
