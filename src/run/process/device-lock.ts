/** @file Runs that want one GPU queue for it. */
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runErrors } from '../../errors/run.js';
import { releaseLock, takeLock } from './exclusive-lock.js';
import { processLives, type TrainerIdentity } from './identity.js';
import { privateFolder, shortName } from './private-folder.js';

const pollMilliseconds = 500;

export interface Device {
  /** In words, for people: runs may call one device by different names, or two devices by one. */
  readonly name: string;
  /** The same for all runs that compute on it, and for no others. */
  readonly queue: string;
}

export interface DeviceWait {
  /** Told once for each run that is waited for, by the name of its folder. */
  readonly waitingFor: (run: string) => void;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

/**
 * Waits until no other run uses the device, then holds it until the returned function is called or the process
 * dies. Throws `run/stopped-while-waiting` when the signal comes first.
 */
export async function lockDevice(
  device: Device,
  own: TrainerIdentity,
  { waitingFor, signal }: DeviceWait,
): Promise<() => Promise<void>> {
  const file = join(await privateFolder(), `device-${shortName(device.queue)}.lock`);
  for (let told = ''; ; ) {
    if (signal.aborted) throw runErrors.stoppedWhileWaiting(device.name);
    const holder = await takeLock(file, own, processLives);
    if (holder === undefined) return () => releaseLock(file, own);
    if (told !== holder.folder) waitingFor(basename(holder.folder));
    told = holder.folder;
    await delay(pollMilliseconds, undefined, { signal }).catch(() => undefined);
  }
}
