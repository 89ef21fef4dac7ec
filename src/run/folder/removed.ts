/** @file A run folder that is taken away while somebody holds it. */
import { access, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runErrors } from '../../errors/run.js';
import { systemCode } from './atomic.js';
import { runFiles } from './format.js';

const absent: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR']);
const mostTries = 5;
const betweenTriesMilliseconds = 100;

/** A file that the system refuses today (a network disk that is away) may be there: only what is absent counts. */
async function isAbsent(file: string): Promise<boolean> {
  return access(file).then(
    () => false,
    (error) => absent.has(systemCode(error)),
  );
}

/** Whether a folder that was a run is none any more: deleted, also in part, or called by another name now. */
export function isRemoved(folder: string): Promise<boolean> {
  return isAbsent(join(folder, runFiles.configuration));
}

/** Asked before a file is made in the folder. Throws `run/folder-removed`. */
export async function requireThere(folder: string): Promise<void> {
  if (await isRemoved(folder)) throw runErrors.folderRemoved(folder);
}

/**
 * Ends a deletion that a trainer came in the way of: a file that it wrote meanwhile keeps the folder. Where the metrics
 * still lie there, not all was to go, and all stays.
 */
export async function finishRemoval(folder: string): Promise<void> {
  if (!(await isRemoved(folder)) || !(await isAbsent(join(folder, runFiles.metrics)))) return;
  const names = Object.values(runFiles).flatMap((name) => [name, `${name}.aside`]);
  for (let tries = 0; tries < mostTries; tries += 1) {
    await Promise.allSettled(names.map((name) => rm(join(folder, name), { force: true })));
    const code = await rmdir(folder).then(() => undefined, systemCode);
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') return;
    // A write that was under way when the files went may end after it.
    await delay(betweenTriesMilliseconds);
  }
}
