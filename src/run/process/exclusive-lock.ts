/** @file A lock file that one live process holds; a killed holder leaves nothing that needs a hand. */
import { randomUUID } from 'node:crypto';
import { constants, copyFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { runErrors } from '../../errors/run.js';
import { isHeld, onceFree, systemCode, writeError } from '../folder/atomic.js';
import { readSmallFile } from '../folder/small-file.js';
import { isIdentity, type TrainerIdentity } from './identity.js';

const attempts = 50;
const settleMilliseconds = 20;
const writingMilliseconds = 500;

/**
 * Takes the lock for `own`, or gives its live holder. What `lives` does not believe is taken over.
 * Throws `run/write-failed`, or `run/lock-contended` when the file never comes to rest.
 */
export async function takeLock(
  file: string,
  own: TrainerIdentity,
  lives: (holder: TrainerIdentity) => Promise<boolean>,
): Promise<TrainerIdentity | undefined> {
  const ownText = JSON.stringify(own);
  let made = false;
  const look = async (): Promise<TrainerIdentity | 'taken' | 'unsettled'> => {
    if (await create(file, ownText)) {
      made = true;
      // Whoever judged the file before this one stale may move this one away, see that, and put it back.
      await delay(settleMilliseconds);
    }
    const text = await read(file);
    if (text === undefined) return 'unsettled';
    if (made && text === ownText) return 'taken';
    const holder = parse(text);
    if (holder === undefined && (await isBeingWritten(file))) await delay(settleMilliseconds);
    else if (holder !== undefined && (await lives(holder))) return holder;
    else await removeStale(file, text);
    return 'unsettled';
  };
  let refusal: unknown;
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      const found = await look();
      if (found !== 'unsettled') return found === 'taken' ? undefined : found;
    } catch (error) {
      // Windows refuses to open what is removed while somebody reads it, until that one has read it.
      if (!isHeld(error)) throw writeError(file, error);
      refusal = error;
      await delay(settleMilliseconds);
    }
  }
  throw refusal === undefined ? runErrors.lockContended(file) : writeError(file, refusal);
}

/** Gives the lock back, if it is still held by `own`. */
export async function releaseLock(file: string, own: TrainerIdentity): Promise<void> {
  await onceFree(async () => {
    if ((await read(file)) === JSON.stringify(own)) await rm(file, { force: true });
  });
}

async function create(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readSmallFile(file);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(text: string): TrainerIdentity | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isIdentity(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A file without a whole identity belongs to a process that is about to write it, unless its stamp is not of this moment. */
async function isBeingWritten(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && Math.abs(Date.now() - found.mtimeMs) < writingMilliseconds;
}

/** Moves the stale file away; what turns out to be a newer one is put back. */
async function removeStale(file: string, staleText: string): Promise<void> {
  const moved = `${file}.${randomUUID()}`;
  try {
    await rename(file, moved);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  if ((await read(moved)) !== staleText) {
    await copyFile(moved, file, constants.COPYFILE_EXCL).catch(() => undefined);
  }
  await rm(moved, { force: true });
}
