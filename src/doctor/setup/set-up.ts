/** @file Sets TensorFlow up as planned, beside what is there, and takes its place only when it has been seen to train. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withCudaLibraries } from '../../engines/library-path.js';
import { homeFiles } from '../../engines/tensorflow/location.js';
import { setupErrors } from '../../errors/setup.js';
import { releaseLock, takeLock } from '../../run/exclusive-lock.js';
import { ownIdentity, processLives } from '../../run/identity.js';
import type { WorkingEngine } from '../examine.js';
import { examineApart } from '../examine-apart.js';
import { type Libraries, placeAddon } from './addon.js';
import { fetchWheel } from './fetch.js';
import type { SetupPlan } from './plan.js';
import { librariesOf } from './unpack.js';

export interface SetUpOptions {
  /** The program and its words that print the report of the engine as JSON; the storage is told by environment. */
  readonly examination: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Fetches, links, verifies. Whatever goes wrong, the folder is as it was before.
 * @throws StudioError of `setup/…`.
 */
export async function setUpTensorFlow(plan: SetupPlan, options: SetUpOptions): Promise<WorkingEngine> {
  const { home } = plan;
  const storage = dirname(home);
  await mkdir(storage, { recursive: true });
  const lock = join(storage, 'tensorflow.lock');
  const own = await ownIdentity(storage);
  const holder = await takeLock(lock, own, processLives);
  if (holder) throw setupErrors.inUse(holder.pid);
  const aside = join(storage, 'tensorflow.new');
  try {
    await rm(aside, { recursive: true, force: true });
    const fresh = join(aside, 'tensorflow');
    await mkdir(fresh, { recursive: true });
    await placeAddon(fresh, plan.addon, await libraries(plan, fresh, options.signal));
    const report = await verified(aside, options);
    await writeFile(join(fresh, homeFiles.record), `${JSON.stringify(recordOf(plan, report), null, 2)}\n`);
    await replace(home, fresh, join(aside, 'old'));
    return report;
  } catch (error) {
    throw options.signal.aborted ? setupErrors.interrupted() : error;
  } finally {
    await rm(aside, { recursive: true, force: true });
    await releaseLock(lock, own);
  }
}

function libraries({ origin }: SetupPlan, fresh: string, signal: AbortSignal): Promise<Libraries> {
  if (origin.kind === 'here') return librariesOf(origin.path, join(fresh, 'unpacked'));
  return fetchWheel({ ...origin, environment: join(fresh, 'python'), signal });
}

async function verified(storage: string, { examination, signal }: SetUpOptions): Promise<WorkingEngine> {
  const environment = withCudaLibraries(
    { ...process.env, L2T_STORAGE: storage },
    join(storage, 'tensorflow'),
  );
  const report = await examineApart('tensorflow', examination, environment);
  signal.throwIfAborted();
  if (!report.works) throw setupErrors.doesNotTrain(report.why);
  return report;
}

/** `setup.json`: what was set up and how it did. */
function recordOf({ origin, nvidia }: SetupPlan, report: WorkingEngine) {
  const { device, version, gflopPerSecond } = report;
  return {
    set: new Date().toISOString(),
    from: origin.kind === 'here' ? origin.path : origin.wheel.packages,
    ...(nvidia && { nvidia }),
    measured: { device, version, gflopPerSecond },
  };
}

async function replace(home: string, fresh: string, old: string): Promise<void> {
  await rename(home, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rename(fresh, home);
}

/** Removes all that was set up; true where there was something. */
export async function undoSetUp(home: string): Promise<boolean> {
  const away = `${home}.removed`;
  try {
    await rename(home, away);
  } catch {
    return false;
  }
  await rm(away, { recursive: true, force: true });
  return true;
}
