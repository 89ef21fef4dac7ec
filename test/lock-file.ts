/** @file Test files run side by side; what they share is made by one of them. */
import { mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const cache = join(import.meta.dirname, '../node_modules/.cache');
const pollMilliseconds = 200;

/** Does the work while no other process does work under this name. */
export function withLockFile(name: string, work: () => void): void {
  const lock = join(cache, `l2t-${name}.lock`);
  mkdirSync(cache, { recursive: true });
  while (!taken(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pollMilliseconds);
  try {
    work();
  } finally {
    rmSync(lock);
  }
}

/** The lock is a link that names the process; that of one that was killed is removed. */
function taken(lock: string): boolean {
  try {
    symlinkSync(String(process.pid), lock);
    return true;
  } catch {
    const holder = holderOf(lock);
    if (holder !== undefined && !isAlive(holder)) rmSync(lock, { force: true });
    return false;
  }
}

/** Undefined where the lock was given back meanwhile. */
function holderOf(lock: string): number | undefined {
  try {
    return Number(readlinkSync(lock));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
