/** @file One set-up, or its undoing, of an engine at a time, also among machines that share the storage. */
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SetUpEngineName } from '../../catalog/engines.js';
import { setupErrors } from '../../errors/setup.js';
import { releaseLock, takeLock } from '../../run/process/exclusive-lock.js';
import { startHeartbeat } from '../../run/process/heartbeat.js';
import { holds, ownIdentity } from '../../run/process/identity.js';

/** What lies beside the home of an engine while it is set up or undone, and for longer only where that was killed. */
export function besides(engine: SetUpEngineName, home: string) {
  const storage = dirname(home);
  return { fresh: join(storage, `${engine}.new`), removed: join(storage, `${engine}.removed`) };
}

/** @param home of the engine; the folder that holds it must be there. @throws StudioError `setup/in-use`. */
export async function alone<T>(engine: SetUpEngineName, home: string, work: () => Promise<T>): Promise<T> {
  const storage = dirname(home);
  const lock = join(storage, `${engine}.lock`);
  const own = await ownIdentity(storage);
  const holder = await takeLock(lock, own, (identity) => holds(identity, lock));
  if (holder) throw setupErrors.inUse(engine, holder.pid);
  const endHeartbeat = startHeartbeat(lock);
  try {
    return await work();
  } finally {
    endHeartbeat();
    await releaseLock(lock, own);
  }
}

/** Removes a folder, if it is there. @throws StudioError `setup/not-removed`. */
export async function removeFolder(folder: string): Promise<void> {
  // A program that was interrupted may still be writing its last files into it.
  const options = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };
  await rm(folder, options).catch((cause) => Promise.reject(setupErrors.notRemoved(folder, cause)));
}
