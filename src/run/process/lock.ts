/** @file One trainer at a time for a run folder. */
import { join } from 'node:path';
import { runErrors } from '../../errors/run.js';
import { runFiles } from '../folder/format.js';
import { releaseLock, takeLock } from './exclusive-lock.js';
import { startHeartbeat } from './heartbeat.js';
import { isAlive, isElsewhere, type TrainerIdentity } from './identity.js';

/**
 * Holds the run folder for this process until the returned function is called, or the process dies.
 * Throws `run/busy` with the process that holds it, or `run/busy-elsewhere` with its machine.
 */
export async function lockRun(folder: string, own: TrainerIdentity): Promise<() => Promise<void>> {
  const file = join(folder, runFiles.lock);
  const holder = await takeLock(file, own, (identity) => isAlive(identity, folder));
  if (holder !== undefined) {
    throw isElsewhere(holder)
      ? runErrors.busyElsewhere(folder, holder.host)
      : runErrors.busy(folder, holder.pid);
  }
  const endHeartbeat = startHeartbeat(file);
  return async () => {
    endHeartbeat();
    await releaseLock(file, own);
  };
}
