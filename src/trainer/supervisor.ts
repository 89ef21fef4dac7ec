/** @file One run while its trainer lives: signals, the queue for the device, the session, and how all of it ends. */
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { plainLine } from '../errors/plain-text.js';
import { runErrors } from '../errors/run.js';
import { ExitCode } from '../errors/studio-error.js';
import { replaceFile } from '../run/folder/atomic.js';
import type { RunProgress } from '../run/folder/checkpoint.js';
import { failureOf } from '../run/folder/failure.js';
import { type RunConfiguration, runFiles } from '../run/folder/format.js';
import { finishRemoval, isRemoved } from '../run/folder/removed.js';
import { resultText } from '../run/folder/result-file.js';
import { type Device, lockDevice } from '../run/process/device-lock.js';
import type { TrainerIdentity } from '../run/process/identity.js';
import { Control } from './control.js';
import type { RunKeeper } from './keeper.js';
import { train } from './loop.js';
import { tellParent } from './parent.js';
import { watchForRemoval } from './removal.js';
import type { OpenSession, TrainingSession } from './training-session.js';

/** A run folder that this process holds. */
export interface HeldRun {
  readonly folder: string;
  readonly configuration: RunConfiguration;
  readonly own: TrainerIdentity;
  readonly keeper: RunKeeper;
  readonly log: (line: string) => void;
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const defects = ['uncaughtException', 'unhandledRejection'] as const;
/** Said, not refused: earlier versions wrote no sums. */
const unsealed = () =>
  t('The checkpoint is of an earlier version and has no check sum: whether it is whole cannot be known.');
const notBegun: RunProgress = { iteration: 0, epoch: 0, iterationsPerEpoch: 0, epochs: 0 };

export class Supervisor {
  readonly control = new Control(() => this.#progress());
  #session: TrainingSession | undefined;
  readonly #devices: (() => Promise<void>)[] = [];

  constructor(private readonly run: HeldRun) {}

  /** Trains until the end, a stop or a failure, records which, and gives the exit code. */
  async toTheEnd(openSession: OpenSession): Promise<ExitCode> {
    const stop = () => void this.control.stop().catch(() => undefined);
    for (const signal of stopSignals) process.on(signal, stop);
    const defect = new Promise<never>((_, reject) => {
      for (const name of defects) process.on(name, reject);
    });
    const { folder } = this.run;
    let endWatch = () => {};
    const removal = new Promise<never>((_, reject) => {
      endWatch = watchForRemoval(folder, () => reject(runErrors.folderRemoved(folder)));
    });
    try {
      return await Promise.race([this.#train(openSession), defect, removal]);
    } catch (error) {
      // Whatever failed first, for want of the folder.
      if (await isRemoved(folder)) return await this.#leave();
      const stopped = failureOf(error).exitCode === ExitCode.stopped;
      return stopped ? await this.#stopInQueue() : await this.#fail(error);
    } finally {
      endWatch();
      for (const release of this.#devices) await release();
    }
  }

  #progress(): RunProgress {
    const { keeper } = this.run;
    if (this.#session !== undefined) return keeper.progress(this.#session);
    return keeper.found.checkpoint?.progress ?? notBegun;
  }

  async #train(openSession: OpenSession): Promise<ExitCode> {
    const { configuration, keeper, log } = this.run;
    const { checkpoint, best, lost, damagedLines } = keeper.found;
    if (damagedLines) log(t('{0} lines of metrics.jsonl were damaged and are cut.', damagedLines));
    if (checkpoint && checkpoint.configuration === undefined) log(unsealed());
    if (lost) log(`${lost.code}: ${lost.message} ${lost.remedy}`);
    const session = await openSession(configuration, {
      ...(checkpoint && { snapshot: checkpoint.snapshot }),
      ...(best && { best }),
      log,
      useDevice: (device) => this.#useDevice(device),
      lastCheckpoint: () => keeper.lastCheckpoint,
    });
    this.#session = session;
    this.#tell(checkpoint === undefined ? 'started' : 'resumed', {
      engine: session.engine,
      ...(session.data && { data: session.data }),
    });
    this.control.setState('training');
    const over = await train(session, this.control, keeper, configuration.experiment.checkpointEvery);
    const code = over ? await this.#finish(session) : await this.#stop();
    await session.dispose();
    return code;
  }

  async #useDevice(device: Device): Promise<void> {
    const waitingFor = (run: string) => {
      const detail = t('waiting for {0}, used by run {1}', device.name, run);
      this.#tell('waiting', { detail });
      this.control.setState('waiting', detail);
    };
    const signal = this.control.stopSignal;
    this.#devices.push(await lockDevice(device, this.run.own, { waitingFor, signal }));
    this.control.setState('starting');
  }

  /** The result is written last: what else there is to know is on the disk by then. */
  async #finish(session: TrainingSession): Promise<ExitCode> {
    const { folder, keeper } = this.run;
    const result = await session.result();
    await keeper.keepReported(session, result);
    this.#tell('finished');
    await keeper.flush();
    await replaceFile(join(folder, runFiles.result), resultText(result));
    await keeper.dropPrevious();
    return ExitCode.success;
  }

  async #stop(): Promise<ExitCode> {
    this.#tell('stopped');
    await this.run.keeper.flush();
    return ExitCode.stopped;
  }

  /** Stopped before there was a session: the last checkpoint still holds, so whoever asked is answered at once. */
  async #stopInQueue(): Promise<ExitCode> {
    await this.control.betweenIterations({
      checkpoint: async () => undefined,
      saliency: () => Promise.reject(this.control.stopSignal.reason),
      event: () => undefined,
    });
    return this.#stop();
  }

  /** There is no place to record it: it is said where the log was opened, which may lie elsewhere now. */
  async #leave(): Promise<ExitCode> {
    const { folder } = this.run;
    const { message, remedy, exitCode } = runErrors.folderRemoved(folder);
    process.stderr.write(`${plainLine(`${message} ${remedy}`)}\n`);
    await finishRemoval(folder);
    return exitCode;
  }

  async #fail(error: unknown): Promise<ExitCode> {
    const failure = failureOf(error);
    this.run.log(`${failure.message} ${failure.remedy}`);
    for (let cause = error; cause instanceof Error; cause = cause.cause)
      for (const line of (cause.stack ?? cause.message).split('\n')) this.run.log(line);
    await this.run.keeper.fail(failure, this.#progress().iteration).catch((second) => {
      this.run.log(`the failure could not be recorded: ${failureOf(second).message}`);
    });
    await tellParent({ kind: 'failed', failure });
    return failure.exitCode;
  }

  #tell(name: Parameters<RunKeeper['event']>[0], more: Parameters<RunKeeper['event']>[2] = {}): void {
    const { iteration } = this.#progress();
    this.run.log(
      [name, more.engine?.name, more.engine?.device, more.detail, `iteration ${iteration}`]
        .filter(Boolean)
        .join(', '),
    );
    this.run.keeper.event(name, iteration, more);
  }
}
