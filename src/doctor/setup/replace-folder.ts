/** @file Puts a new folder in the place of an old one. */
import { rename } from 'node:fs/promises';
import { systemCode } from '../../run/folder/atomic.js';

/**
 * Moves `fresh` to `home`, and what is there, if anything, to `old`; all three are in one file system.
 * Where that fails, `home` is as it was, and the system's error is thrown.
 */
export async function replaceFolder(home: string, fresh: string, old: string): Promise<void> {
  const hadOne = await moveIfThere(home, old);
  try {
    await rename(fresh, home);
  } catch (error) {
    if (hadOne) await rename(old, home);
    throw error;
  }
}

async function moveIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
    return false;
  }
}
