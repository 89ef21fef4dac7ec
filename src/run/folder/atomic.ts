/** @file Replaces a file as a whole: a reader, or a crash at any moment, finds the old content or the new one. */
import { type FileHandle, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import { runErrors } from '../../errors/run.js';
import { StudioError } from '../../errors/studio-error.js';

/** The system's error code (`ENOENT`), if the error has one. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const noSpace = new Set(['ENOSPC', 'EDQUOT']);

/** The named error of a write that the system refused; `failed`: where that is not for want of space. */
export function writeError(
  file: string,
  cause: unknown,
  failed: (file: string, cause: unknown) => StudioError = runErrors.writeFailed,
): StudioError {
  if (cause instanceof StudioError) return cause;
  return noSpace.has(systemCode(cause) ?? '')
    ? runErrors.diskFull(dirname(file), cause)
    : failed(file, cause);
}

export interface ReplaceOptions {
  /** Of a new file. */
  readonly mode?: number;
  /** Done when the new content is on the disk, and the old one still has its name. */
  readonly beforeRename?: (() => Promise<void>) | undefined;
}

/**
 * Writes the content, whole or in pieces, aside, flushes it, and renames it over `file`; durable when it returns.
 * Throws `run/disk-full` or `run/write-failed`; then the old content is untouched.
 */
export async function replaceFile(
  file: string,
  content: string | Uint8Array | Iterable<Uint8Array>,
  { mode, beforeRename }: ReplaceOptions = {},
): Promise<void> {
  // A fixed name: what a killed process leaves behind is overwritten by the next one.
  const aside = `${file}.aside`;
  try {
    const handle = await openAside(aside, mode);
    try {
      await writeFile(handle, content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await beforeRename?.();
    await renameOver(aside, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(aside, { force: true }).catch(() => undefined);
    throw writeError(file, error);
  }
}

/**
 * Tries whether `replaceFile` could write this file, and leaves everything as it is: asked before long work whose result
 * goes there. Throws `run/disk-full`, or `failed`.
 */
export async function requireReplaceable(
  file: string,
  failed: (file: string, cause: unknown) => StudioError,
): Promise<void> {
  const aside = `${file}.aside`;
  try {
    await (await openAside(aside)).close();
    await rm(aside);
    const there = await stat(file).catch(() => undefined);
    if (there?.isDirectory()) throw new Error(t('it is a folder.'));
  } catch (error) {
    throw writeError(file, error, failed);
  }
}

/** What lies there already is another's or an earlier process's: a link would lead elsewhere, a pipe or a device away. */
async function openAside(aside: string, mode?: number): Promise<FileHandle> {
  await rm(aside, { force: true });
  return onceFree(() => open(aside, 'wx', mode));
}

const heldCodes = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Whether the system may have refused only because somebody reads the file just now, as Windows does. */
export function isHeld(error: unknown, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' && heldCodes.has(systemCode(error) ?? '');
}

const heldAttempts = 20;

/** Too many files are open, here or on the whole machine, which passes. */
const crowded = new Set(['EMFILE', 'ENFILE']);

/** Does it; for up to two seconds again, while no file can be opened, and on Windows while somebody holds it. */
export async function onceFree<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= heldAttempts || !(isHeld(error) || crowded.has(systemCode(error) ?? ''))) throw error;
      await delay(100);
    }
  }
}

/** Removes a folder, if it is there; on Windows once no reader holds a file in it, or a scanner one that is new. */
export function discardFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 10 });
}

/** Renames, once no reader holds the target. */
export function renameOver(from: string, to: string): Promise<void> {
  return onceFree(() => rename(from, to));
}

/** What file systems of networks and containers answer that cannot flush a folder; the rename itself has happened. */
const noFolderSync = new Set(['EINVAL', 'ENOTSUP', 'EPERM', 'EACCES', 'EISDIR']);

/** Makes a rename in this folder survive a power failure, where the file system can; Windows needs no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await onceFree(() => open(folder, 'r'));
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!noFolderSync.has(systemCode(error) ?? '')) throw error;
  }
}
