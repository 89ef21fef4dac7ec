/**
 * @file Keeps what training yields in the run folder, in an order that lets a kill at any moment be resumed bit for
 * bit: metrics to the disk, then the best weights under a name of their own, then the checkpoint that names their
 * epoch, then the best weights' own name.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runErrors } from '../errors/run.js';
import { ExitCode, StudioError } from '../errors/studio-error.js';
import { renameOver, writeError } from '../run/atomic.js';
import {
  type BestEpoch,
  type Checkpoint,
  type RunProgress,
  readBest,
  readCheckpoint,
  writeBest,
  writeCheckpoint,
} from '../run/checkpoint.js';
import type { Failure } from '../run/failure.js';
import { type RunResult, runFiles } from '../run/format.js';
import type { EpochRecord, EventRecord, MetricsRecord, RunEvent } from '../run/metrics.js';
import { cutMetrics } from '../run/metrics-reader.js';
import { MetricsWriter } from '../run/metrics-writer.js';
import { requireThere } from '../run/removed.js';
import type { NamedTensors } from '../tensor/host-tensor.js';
import type { TrainingSession } from './training-session.js';

/** What a run folder held when it was opened. */
interface Found {
  readonly checkpoint?: Checkpoint;
  readonly best?: NamedTensors;
  /** The weights of the epoch that the checkpoint names as the best are not there. */
  readonly lost?: StudioError;
}

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
  ) {
    this.#best = found.best && found.checkpoint?.progress.best;
    this.#checkpointIteration = found.checkpoint?.progress.iteration;
  }

  /** Puts the folder back to its last checkpoint and opens it for more. Throws `run/broken-checkpoint`. */
  static async open(folder: string): Promise<RunKeeper> {
    const checkpoint = await readCheckpoint(join(folder, runFiles.checkpoint));
    await cutMetrics(join(folder, runFiles.metrics), checkpoint?.progress.iteration ?? 0);
    const best = await settleBest(folder, checkpoint?.progress.best);
    const metrics = await MetricsWriter.open(join(folder, runFiles.metrics));
    return new RunKeeper(folder, metrics, { ...(checkpoint && { checkpoint }), ...best });
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
    await requireThere(this.folder);
    await writeBest(join(this.folder, runFiles.nextBest), weights, record.epoch);
    this.#best = { epoch: record.epoch, validationAccuracy: record.validationAccuracy };
    this.#bestIsAside = true;
  }

  /** Keeps the weights that the result is of, where they are not kept since their epoch: the best ones were lost. */
  async keepReported(session: TrainingSession, { bestEpoch }: RunResult): Promise<void> {
    const weights = await session.takeBest();
    if (weights !== undefined) await writeBest(join(this.folder, runFiles.best), weights, bestEpoch);
  }

  /** Writes a checkpoint unless the last one is of this iteration. Throws `run/disk-full` or `run/write-failed`. */
  async checkpoint(session: TrainingSession): Promise<void> {
    if (session.iteration === this.#checkpointIteration) return;
    await this.metrics.flush();
    const snapshot = await session.snapshot();
    await requireThere(this.folder);
    await writeCheckpoint(join(this.folder, runFiles.checkpoint), {
      progress: this.progress(session),
      snapshot,
    });
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

async function commitBest(folder: string): Promise<void> {
  const file = join(folder, runFiles.best);
  try {
    await renameOver(join(folder, runFiles.nextBest), file);
  } catch (error) {
    throw writeError(file, error);
  }
}

/** Ends what a killed trainer began: weights aside belong to the checkpoint if it names their epoch, else to no one. */
async function settleBest(
  folder: string,
  named: BestEpoch | undefined,
): Promise<Pick<Found, 'best' | 'lost'>> {
  const nextFile = join(folder, runFiles.nextBest);
  const next = await readBest(nextFile).catch(() => undefined);
  if (next !== undefined && next.epoch === named?.epoch) await commitBest(folder);
  else await rm(nextFile, { force: true });
  if (named === undefined) return {};
  const file = join(folder, runFiles.best);
  const best = await readBest(file).catch((error: StudioError) => {
    // What the system refuses to read today may be whole: only what is damaged is lost.
    if (!(error.cause instanceof StudioError)) throw error;
    return undefined;
  });
  return best?.epoch === named.epoch
    ? { best: best.weights }
    : { lost: runErrors.bestLost(file, named.epoch) };
}
