/** @file What a run folder holds when a trainer opens it: the last checkpoint and the best weights, looked at first. */
import { access, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runErrors } from '../errors/run.js';
import { StudioError } from '../errors/studio-error.js';
import { renameOver, writeError } from '../run/folder/atomic.js';
import { type BestEpoch, type Checkpoint, readBest, readCheckpoint } from '../run/folder/checkpoint.js';
import { type RunConfiguration, runFiles } from '../run/folder/format.js';
import { requireHash } from '../run/folder/one-run.js';
import { nameOfNonFinite } from '../tensor/finite.js';
import type { NamedTensors } from '../tensor/host-tensor.js';

/** What a run folder held when it was opened. */
export interface Found {
  readonly checkpoint?: Checkpoint;
  readonly best?: NamedTensors;
  /** The weights of the epoch that the checkpoint names as the best are not there. */
  readonly lost?: StudioError;
  /** Lines of the metrics that hold no record and were cut with those after the checkpoint. */
  readonly damagedLines?: number;
}

/**
 * The checkpoint of a run, undefined where it has none yet. Throws `run/broken-checkpoint`, which says what is still good
 * in the folder, and `run/damaged-config` where the checkpoint is of another configuration.
 */
export async function findCheckpoint(
  folder: string,
  configuration: RunConfiguration | undefined,
): Promise<Checkpoint | undefined> {
  const file = join(folder, runFiles.checkpoint);
  try {
    const checkpoint = await readCheckpoint(file);
    if (checkpoint === undefined) await requireNoneWritten(folder, file, configuration);
    else if (configuration) requireOf(configuration, checkpoint, folder);
    return checkpoint;
  } catch (error) {
    if (!(error instanceof StudioError) || error.code !== 'run/broken-checkpoint') throw error;
    throw runErrors.brokenCheckpoint(file, error.cause, await stillGood(folder));
  }
}

/** A checkpoint that is gone is not one that was never written: the run would begin again, and cut all its records. */
async function requireNoneWritten(
  folder: string,
  file: string,
  configuration: RunConfiguration | undefined,
): Promise<void> {
  if (configuration?.continuedFrom) throw runErrors.brokenCheckpoint(file, runErrors.checkpointGone(file));
  for (const name of [runFiles.previousCheckpoint, runFiles.best]) {
    const there = await access(join(folder, name)).then(
      () => true,
      () => false,
    );
    if (there) throw runErrors.brokenCheckpoint(file, runErrors.checkpointGone(file));
  }
}

/** What was trained with one configuration does not go on with another. Format 1 does not say of which it is. */
function requireOf(configuration: RunConfiguration, checkpoint: Checkpoint, folder: string): void {
  const file = join(folder, runFiles.checkpoint);
  const { configuration: hash } = checkpoint;
  if (hash === undefined && configuration.format > 1)
    throw runErrors.brokenCheckpoint(file, runErrors.noSum(file));
  requireHash(folder, configuration, hash);
}

async function stillGood(folder: string): Promise<Parameters<typeof runErrors.brokenCheckpoint>[2]> {
  const file = join(folder, runFiles.previousCheckpoint);
  const [previous, best] = await Promise.all([
    readCheckpoint(file).catch(() => undefined),
    readBest(join(folder, runFiles.best)).catch(() => undefined),
  ]);
  return {
    ...(previous && { previous: { file, iteration: previous.progress.iteration } }),
    ...(best && { best: best.epoch }),
  };
}

export async function commitBest(folder: string): Promise<void> {
  const file = join(folder, runFiles.best);
  try {
    await renameOver(join(folder, runFiles.nextBest), file);
  } catch (error) {
    throw writeError(file, error);
  }
}

/** Ends what a killed trainer began: weights aside belong to the checkpoint if it names their epoch, else to no one. */
export async function settleBest(
  folder: string,
  named: BestEpoch | undefined,
): Promise<Pick<Found, 'best' | 'lost'>> {
  const nextFile = join(folder, runFiles.nextBest);
  const next = await readBest(nextFile).catch(() => undefined);
  if (next !== undefined && next.epoch === named?.epoch) await commitBest(folder);
  else await rm(nextFile, { force: true }).catch((error) => Promise.reject(writeError(nextFile, error)));
  if (named === undefined) return {};
  const file = join(folder, runFiles.best);
  const best = await readBest(file).catch((error: StudioError) => {
    // What the system refuses to read today may be whole: only what is damaged is lost.
    if (!(error.cause instanceof StudioError)) throw error;
    return undefined;
  });
  return best?.epoch === named.epoch && nameOfNonFinite(best.weights) === undefined
    ? { best: best.weights }
    : { lost: runErrors.bestLost(file, named.epoch) };
}
