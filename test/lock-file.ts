/** @file Test files run side by side; what they share is made by one of them. */
import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';

const cache = join(import.meta.dirname, '../node_modules/.cache');
const patienceMilliseconds = 240_000;
const pollMilliseconds = 200;

/** Does the work while no other process does work under this name. A lock that a killed process left is waited out. */
export function withLockFile(name: string, work: () => void): void {
  const lock = join(cache, `l2t-${name}.lock`);
  mkdirSync(cache, { recursive: true });
  const deadline = Date.now() + patienceMilliseconds;
  while (!taken(lock) && Date.now() < deadline) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pollMilliseconds);
  }
  try {
    work();
  } finally {
    rmdirSync(lock);
  }
}

function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
