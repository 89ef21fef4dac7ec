/** @file Starts a trainer that outlives whoever starts it. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { EngineName } from '../catalog/engines.js';
import { withEngineLibraries } from '../engines/library-path.js';
import type { NotTaken } from '../engines/open.js';
import { runErrors } from '../errors/run.js';
import { writeError } from '../run/folder/atomic.js';
import { errorOf } from '../run/folder/failure.js';
import { runFiles } from '../run/folder/format.js';
import { openToAppend } from '../tensor/regular-file.js';
import { engineOfRun } from './engine-of-run.js';
import { isParentMessage, type ParentMessage } from './parent.js';

export interface StartOptions {
  /** The bundled trainer program. */
  readonly trainerFile: string;
  /** The Node executable; default: the one that runs this program. */
  readonly node?: string;
  /** The whole environment of the trainer; default: that of this process. */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Starts a detached trainer on a run folder, new or interrupted. Settles once its control socket answers; throws the
 * trainer's own error when it fails before that, `run/not-a-run`, or `run/crashed`. Its output goes to the run's log.
 */
export async function startTrainer(
  runFolder: string,
  options: StartOptions,
): Promise<{ readonly pid: number }> {
  let engine = await engineOfRun(runFolder);
  let notTaken: readonly NotTaken[] = [];
  for (;;) {
    const { message, pid } = await begin(runFolder, options, engine, notTaken);
    if (message.kind === 'failed') throw errorOf(message.failure);
    if (message.kind === 'ready') return { pid };
    // Of an engine that does not open, the next may want other libraries, which only a new process finds.
    ({ next: engine, notTaken } = message);
  }
}

/** Starts one trainer, with the libraries of this engine; gives what it says first. */
async function begin(
  runFolder: string,
  { trainerFile, node = process.execPath, env = process.env }: StartOptions,
  engine: EngineName,
  notTaken: readonly NotTaken[],
): Promise<{ readonly message: ParentMessage; readonly pid: number }> {
  const logFile = join(runFolder, runFiles.log);
  const log = await openToAppend(logFile).catch((error) => Promise.reject(writeError(logFile, error)));
  try {
    const child = fork(trainerFile, [runFolder, JSON.stringify(notTaken)], {
      detached: true,
      execPath: node,
      execArgv: [],
      env: withEngineLibraries(env, engine),
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
    });
    const message = await new Promise<ParentMessage>((resolve, reject) => {
      child.once('error', (error) => reject(runErrors.crashed(runFolder, error.message)));
      child.once('exit', (code, signal) =>
        reject(runErrors.crashed(runFolder, signal ?? `exit code ${code}`)),
      );
      child.on('message', (value) => isParentMessage(value) && resolve(value));
    });
    child.removeAllListeners();
    if (child.connected) child.disconnect();
    child.unref();
    return { message, pid: child.pid ?? 0 };
  } finally {
    await log.close();
  }
}
