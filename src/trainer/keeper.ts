/**
 * @file Keeps what training yields in the run folder, in an order that lets a kill at any moment be resumed bit for
 * bit: metrics to the disk, then the best weights under a name of their own, then the checkpoint that names their
 * epoch, then the best weights' own name.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ExitCode } from '../errors/studio-error.js';
import { trainingErrors } from '../errors/training.js';
import { type BestEpoch, type RunProgress, writeBest, writeCheckpoint } from '../run/folder/checkpoint.js';
import type { Failure } from '../run/folder/failure.js';
import { type RunConfiguration, type RunResult, runFiles } from '../run/folder/format.js';
import { hashOfConfiguration } from '../run/folder/read.js';
import { requireThere } from '../run/folder/removed.js';
import type { EpochRecord, EventRecord, MetricsRecord, RunEvent } from '../run/records/metrics.js';
import { cutMetrics } from '../run/records/metrics-reader.js';
import { MetricsWriter } from '../run/records/metrics-writer.js';
import { nameOfNonFinite } from '../tensor/finite.js';
import type { NamedTensors } from '../tensor/host-tensor.js';
import { commitBest, type Found, findCheckpoint, settleBest } from './found.js';
import type { TrainingSession } from './training-session.js';

export class RunKeeper {
  #best: BestEpoch | undefined;
  /** The best weights lie aside, for the next checkpoint to name. */
  #bestIsAside = false;
  #checkpointAt = Date.now();
  #checkpointIteration: number | undefined;
  readonly #listeners = new Set<(record: MetricsRecord) => void>();

  private constructor(
    private readonly folder: string,
    private metrics: MetricsWriter,
    readonly found: Found,
    /** That of the configuration, which checkpoints keep. */
    private readonly hash: string | undefined,
  ) {
    this.#best = found.best && found.checkpoint?.progress.best;
    this.#checkpointIteration = found.checkpoint?.progress.iteration;
  }

  /**
   * Puts the folder back to its last checkpoint and opens it for more; where something of it is damaged, all stays as it is.
   * Throws `run/broken-checkpoint`, `run/damaged-config` and `run/foreign-file`.
   */
  static async open(folder: string, configuration?: RunConfiguration): Promise<RunKeeper> {
    const checkpoint = await findCheckpoint(folder, configuration);
    const damagedLines = await cutMetrics(
      join(folder, runFiles.metrics),
      checkpoint?.progress.iteration ?? 0,
    );
    const best = await settleBest(folder, checkpoint?.progress.best);
    const metrics = await MetricsWriter.open(join(folder, runFiles.metrics));
    const hash = configuration && hashOfConfiguration(configuration);
    return new RunKeeper(
      folder,
      metrics,
      { ...(checkpoint && { checkpoint }), ...best, ...(damagedLines && { damagedLines }) },
      hash,
    );
  }

  /** The iteration that the last checkpoint on the disk is of; undefined where there is none. */
  get lastCheckpoint(): number | undefined {
    return this.#checkpointIteration;
  }

  onRecord(listener: (record: MetricsRecord) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes a record. Throws the named error of an earlier write that failed. */
  record(record: MetricsRecord): void {
    this.metrics.write(record);
    for (const listener of this.#listeners) listener(record);
  }

  event(name: RunEvent, iteration: number, more: Partial<EventRecord> = {}): void {
    this.record({ kind: 'event', name, iteration, at: new Date().toISOString(), ...more });
  }

  /** Keeps an iteration's records; at an epoch's end, or when `every` seconds have passed, also a checkpoint. */
  async keep(records: readonly MetricsRecord[], session: TrainingSession, every: number): Promise<void> {
    for (const record of records) this.record(record);
    const epoch = records.find((record) => record.kind === 'epoch');
    if (epoch !== undefined) await this.#keepBest(epoch, session);
    const due = Date.now() - this.#checkpointAt >= every * 1000;
    if (epoch !== undefined || due) await this.checkpoint(session);
  }

  async #keepBest(record: EpochRecord, session: TrainingSession): Promise<void> {
    const weights = await session.takeBest();
    if (weights === undefined) return;
    this.#requireFinite(weights, session);
    await requireThere(this.folder);
    await writeBest(join(this.folder, runFiles.nextBest), weights, record.epoch);
    this.#best = { epoch: record.epoch, validationAccuracy: record.validationAccuracy };
    this.#bestIsAside = true;
  }

  /**
   * Keeps the weights that the result is of, where they are not kept since their epoch: the best ones were lost.
   * Earlier versions wrote checkpoints of what is not finite: that has no result. Throws `training/non-finite`.
   */
  async keepReported(session: TrainingSession, { bestEpoch }: RunResult): Promise<void> {
    this.#requireFinite((await session.snapshot()).tensors, session);
    const weights = await session.takeBest();
    if (weights === undefined) return;
    this.#requireFinite(weights, session);
    await writeBest(join(this.folder, runFiles.best), weights, bestEpoch);
  }

  /** What no one can go on with, or use, is not kept in the place of what was. */
  #requireFinite(tensors: NamedTensors, { iteration, epoch }: TrainingSession): void {
    const name = nameOfNonFinite(tensors);
    if (name !== undefined) throw trainingErrors.nonFinite(iteration, epoch, name, this.lastCheckpoint);
  }

  /** Writes a checkpoint unless the last one is of this iteration. Throws `run/disk-full` or `run/write-failed`. */
  async checkpoint(session: TrainingSession): Promise<void> {
    if (session.iteration === this.#checkpointIteration) return;
    await this.metrics.flush();
    const snapshot = await session.snapshot();
    this.#requireFinite(snapshot.tensors, session);
    await requireThere(this.folder);
    await writeCheckpoint(
      join(this.folder, runFiles.checkpoint),
      { progress: this.progress(session), snapshot, ...(this.hash && { configuration: this.hash }) },
      join(this.folder, runFiles.previousCheckpoint),
    );
    if (this.#bestIsAside) await commitBest(this.folder);
    this.#bestIsAside = false;
    this.#checkpointIteration = session.iteration;
    this.#checkpointAt = Date.now();
    this.event('checkpoint', session.iteration);
  }

  progress(session: TrainingSession): RunProgress {
    const { iteration, epoch, iterationsPerEpoch, epochs } = session;
    return { iteration, epoch, iterationsPerEpoch, epochs, ...(this.#best && { best: this.#best }) };
  }

  /** The run is finished: only its last checkpoint is ever asked for again. */
  async dropPrevious(): Promise<void> {
    await rm(join(this.folder, runFiles.previousCheckpoint), { force: true });
  }

  /** Brings all records to the disk. */
  flush(): Promise<void> {
    return this.metrics.flush();
  }

  /**
   * Records why the run failed. On a full disk the records after the checkpoint, which a resumed run would cut as
   * well, make room for it. Throws where even that cannot be written.
   */
  async fail(failure: Failure, iteration: number): Promise<void> {
    const file = join(this.folder, runFiles.metrics);
    await this.flush().catch(() => undefined);
    await this.close().catch(() => undefined);
    const full = failure.exitCode === ExitCode.diskFull;
    const last = full ? (this.#checkpointIteration ?? 0) : iteration;
    await cutMetrics(file, last);
    this.metrics = await MetricsWriter.open(file);
    this.event('failed', last, { failure });
    await this.flush();
  }

  close(): Promise<void> {
    return this.metrics.close();
  }
}
