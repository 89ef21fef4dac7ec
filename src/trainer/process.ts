/** @file A trainer from its first moment to its exit code: it holds the run folder, answers the socket, and trains. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { runErrors } from '../errors/run.js';
import type { ExitCode } from '../errors/studio-error.js';
import { onceFree, replaceFile } from '../run/folder/atomic.js';
import { failureOf } from '../run/folder/failure.js';
import { type RunConfiguration, runFiles } from '../run/folder/format.js';
import { readResult, readTrainable } from '../run/folder/read.js';
import { isRemoved } from '../run/folder/removed.js';
import { ownIdentity, type TrainerIdentity } from '../run/process/identity.js';
import { lockRun } from '../run/process/lock.js';
import { EventFile } from '../tracking/tensorboard.js';
import { ControlServer } from './control-server.js';
import { RunKeeper } from './keeper.js';
import { openLog } from './log.js';
import { tellParent } from './parent.js';
import { Supervisor } from './supervisor.js';
import type { OpenSession } from './training-session.js';

/**
 * Trains the run in this folder to its end, from its last checkpoint if it has one, and gives the exit code of the
 * process. Never throws: what goes wrong is told to the parent, and once the run is held, recorded in the folder.
 */
export async function runTrainer(folder: string, openSession: OpenSession): Promise<ExitCode> {
  const log = openLog(join(folder, runFiles.log));
  try {
    await readTrainable(folder);
    const own = await ownIdentity(folder);
    const release = await lockRun(folder, own);
    try {
      return await hold(folder, own, openSession, log);
    } catch (error) {
      log(`not started: ${failureOf(error).message}`);
      throw error;
    } finally {
      await release();
    }
  } catch (error) {
    const failure = failureOf(error);
    await tellParent({ kind: 'failed', failure });
    return failure.exitCode;
  }
}

/** TensorBoard's file of the run, where its configuration asks for one. */
async function eventFileOf(
  folder: string,
  configuration: RunConfiguration,
  log: (line: string) => void,
): Promise<EventFile | undefined> {
  if (!configuration.experiment.tracking?.tensorboard) return undefined;
  const failed = (error: unknown) =>
    log(t('The file for TensorBoard is not written: {0}', failureOf(error).message));
  return EventFile.open({ folder, configuration, failed });
}

/** What is done while this process holds the run folder. */
async function hold(
  folder: string,
  own: TrainerIdentity,
  openSession: OpenSession,
  log: (line: string) => void,
): Promise<ExitCode> {
  if ((await readResult(folder)) !== undefined) throw runErrors.alreadyFinished(folder);
  const configuration = await readTrainable(folder);
  const keeper = await RunKeeper.open(folder, configuration);
  const supervisor = new Supervisor({ folder, configuration, own, keeper, log });
  const secret = randomBytes(32).toString('hex');
  const { control } = supervisor;
  const events = await eventFileOf(folder, configuration, log);
  if (events) keeper.onRecord((record) => events.add(record));
  const onRecord = keeper.onRecord.bind(keeper);
  const server = await ControlServer.listen({ path: own.socket, secret, control, onRecord });
  const trainerFiles = [runFiles.trainer, runFiles.secret].map((name) => join(folder, name));
  try {
    await replaceFile(join(folder, runFiles.secret), secret, { mode: 0o600 });
    await replaceFile(join(folder, runFiles.trainer), `${JSON.stringify(own, null, 2)}\n`);
    await tellParent({ kind: 'ready' });
    return await supervisor.toTheEnd(openSession);
  } finally {
    control.end((await isRemoved(folder)) ? runErrors.folderRemoved(folder) : runErrors.ended(folder));
    await server.close();
    await Promise.all(trainerFiles.map((file) => onceFree(() => rm(file, { force: true }))));
    await events?.close();
    await keeper.close().catch(() => undefined);
  }
}
