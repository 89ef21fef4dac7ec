/** @file Sets an engine up as planned, beside what is there, and takes its place only when it has been seen to train. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { withEngineLibraries } from '../../engines/library-path.js';
import { pythonFolder, recordFile } from '../../engines/storage.js';
import { setupErrors } from '../../errors/setup.js';
import { StudioError } from '../../errors/studio-error.js';
import type { WorkingEngine } from '../examine.js';
import { examineApart } from '../examine-apart.js';
import { alone, besides, removeFolder } from './alone.js';
import { type Fetched, setupTable } from './engines.js';
import { fetchWheels } from './fetch.js';
import type { SetupPlan } from './plan.js';
import { replaceFolder } from './replace-folder.js';
import { wheels } from './wheels.js';

export interface SetUpOptions {
  /** The program and its words that print the report of the engine as JSON; the storage is told by environment. */
  readonly examination: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Fetches, links, verifies. Whatever goes wrong, the folder is as it was before.
 * @throws StudioError of `setup/…`.
 */
export async function setUpEngine(plan: SetupPlan, options: SetUpOptions): Promise<WorkingEngine> {
  try {
    await mkdir(dirname(plan.home), { recursive: true });
    return await alone(plan.engine, plan.home, () => replaced(plan, options));
  } catch (error) {
    throw ofSetUp(error, plan.home);
  }
}

async function replaced(plan: SetupPlan, options: SetUpOptions): Promise<WorkingEngine> {
  const { engine, home } = plan;
  const { fresh: aside } = besides(engine, home);
  try {
    await removeFolder(aside);
    const fresh = join(aside, basename(home));
    await mkdir(fresh, { recursive: true });
    await setupTable[engine].place(fresh, await fetched(plan, fresh, options.signal));
    const report = await verified(plan, aside, options);
    await writeFile(recordFile(fresh), `${JSON.stringify(recordOf(plan, report), null, 2)}\n`);
    await replaceFolder(home, fresh, join(aside, 'old'));
    // It stands. Of an older one, files stay on a network's disk while a run uses them: the next set-up removes those.
    await removeFolder(aside).catch(() => undefined);
    return report;
  } catch (error) {
    await removeFolder(aside);
    throw options.signal.aborted ? setupErrors.interrupted() : error;
  }
}

/** What a run would be told of a disk, and what the system says of it, in the words of a set-up. */
function ofSetUp(error: unknown, home: string): unknown {
  const isOfRun = error instanceof StudioError && /^run\/(disk-full|write-failed)$/.test(error.code);
  const isOfSystem = error instanceof Error && 'syscall' in error;
  if (!isOfRun && !isOfSystem) return error;
  return setupErrors.notWritten(home, isOfRun ? error.cause : error);
}

async function fetched({ origin }: SetupPlan, fresh: string, signal: AbortSignal): Promise<Fetched> {
  if (origin.kind === 'here') return { kind: 'path', path: origin.path };
  return {
    kind: 'packages',
    path: await fetchWheels({ ...origin, environment: pythonFolder(fresh), signal }),
  };
}

async function verified(
  { engine, origin }: SetupPlan,
  storage: string,
  { examination, signal }: SetUpOptions,
): Promise<WorkingEngine> {
  const env = withEngineLibraries({ ...process.env, L2T_STORAGE: storage }, engine);
  const report = await examineApart(engine, examination, { env, signal, patience: patienceSeconds });
  signal.throwIfAborted();
  if (report.works) return report;
  const hasAnother = origin.kind === 'wheels' && origin.wheel === wheels.nvidia;
  throw setupErrors.doesNotTrain(setupTable[engine].title, report.why, hasAnother ? engine : undefined);
}

/** A driver may have to translate all kernels for the card first; it keeps them. */
const patienceSeconds = 1800;

/** What was set up and how it did. */
function recordOf({ origin, nvidia, device: chosen }: SetupPlan, report: WorkingEngine) {
  const { device, version, gflopPerSecond } = report;
  return {
    set: new Date().toISOString(),
    from: origin.kind === 'here' ? origin.path : origin.wheel.packages,
    ...(nvidia && { nvidia }),
    ...(chosen && { chosen }),
    measured: { device, version, gflopPerSecond },
  };
}
