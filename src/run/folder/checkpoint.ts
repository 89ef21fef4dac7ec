/** @file `checkpoint.safetensors`: tensors as they are, and what goes with them as JSON in the file's metadata. */
import { copyFile, link, rm } from 'node:fs/promises';
import { runErrors } from '../../errors/run.js';
import { weightErrors } from '../../errors/weights.js';
import type { NamedTensors } from '../../tensor/host-tensor.js';
import { readPart } from '../../tensor/read-part.js';
import { openToRead } from '../../tensor/regular-file.js';
import { sealedPieces } from '../../tensor/safetensors.js';
import { readSafetensorsFile } from '../../tensor/safetensors-file.js';
import { headerLength, lengthBytes, type Metadata, parseHeader } from '../../tensor/safetensors-header.js';
import { renameOver, replaceFile, systemCode } from './atomic.js';
import { hasFields } from './fields.js';
import { isJsonObject, type JsonObject, type Snapshot } from './snapshot.js';

/** Where the run stands at a checkpoint; cheap to read, without the tensors. */
export interface RunProgress {
  readonly iteration: number;
  readonly epoch: number;
  readonly iterationsPerEpoch: number;
  readonly epochs: number;
  /** The epoch whose weights lie in `best.safetensors`; absent before the first one. */
  readonly best?: BestEpoch;
}

export interface BestEpoch {
  readonly epoch: number;
  readonly validationAccuracy: number;
}

export interface Checkpoint {
  readonly progress: RunProgress;
  readonly snapshot: Snapshot;
  /** `hashOfConfiguration` of the run; absent in checkpoints of format 1. */
  readonly configuration?: string;
}

/**
 * Replaces the checkpoint. Throws `run/disk-full` or `run/write-failed`; the one before it is then untouched.
 * @param previous where the one before it is kept; absent: nowhere.
 */
export async function writeCheckpoint(
  file: string,
  { progress, snapshot, configuration }: Checkpoint,
  previous?: string,
): Promise<void> {
  const metadata = {
    progress: JSON.stringify(progress),
    position: JSON.stringify(snapshot.position),
    ...(configuration && { configuration }),
  };
  const keep = previous === undefined ? undefined : () => keepAs(file, previous);
  await replaceFile(file, sealedPieces(snapshot.tensors, metadata), { beforeRename: keep });
}

/** Gives a file that is about to be replaced a second name. */
async function keepAs(file: string, name: string): Promise<void> {
  const aside = `${name}.aside`;
  await rm(aside, { force: true });
  try {
    // Not every file system has second names.
    await link(file, aside).catch(() => copyFile(file, aside));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  await renameOver(aside, name);
}

/** The checkpoint, or undefined where there is none. Throws `run/broken-checkpoint`. */
export async function readCheckpoint(file: string): Promise<Checkpoint | undefined> {
  return readIfThere(file, async () => {
    const { tensors, metadata, sealed } = await readSafetensorsFile(file);
    const { configuration } = metadata;
    // Whoever writes one writes the other.
    if (configuration !== undefined && !sealed) throw weightErrors.damaged(file);
    const snapshot = { tensors, position: positionIn(metadata, file) };
    return { progress: progressIn(metadata, file), snapshot, ...(configuration && { configuration }) };
  });
}

/** Only the progress, from the first bytes of the file. Throws `run/broken-checkpoint`. */
export async function readProgress(file: string): Promise<RunProgress | undefined> {
  return readIfThere(file, async () => progressIn(await readMetadata(file), file));
}

/** Only what goes with the tensors, likewise. Throws `run/broken-checkpoint`. */
export async function readPosition(file: string): Promise<JsonObject | undefined> {
  return readIfThere(file, async () => positionIn(await readMetadata(file), file));
}

/** Only of which configuration it is, likewise; undefined also where it does not say. Throws `run/broken-checkpoint`. */
export async function readConfigurationHash(file: string): Promise<string | undefined> {
  return readIfThere(file, async () => (await readMetadata(file)).configuration);
}

/** Writes the weights of the best epoch. */
export async function writeBest(file: string, weights: NamedTensors, epoch: number): Promise<void> {
  await replaceFile(file, sealedPieces(weights, { epoch: String(epoch) }));
}

/** The best weights and the epoch they are of, or undefined where there is no such file. Throws `run/broken-checkpoint`. */
export async function readBest(file: string): Promise<{ epoch: number; weights: NamedTensors } | undefined> {
  return readIfThere(file, async () => {
    const { tensors, metadata } = await readSafetensorsFile(file);
    const epoch = Number(metadata.epoch);
    if (!Number.isSafeInteger(epoch)) throw weightErrors.malformed(file, 'epoch');
    return { epoch, weights: tensors };
  });
}

async function readIfThere<T>(file: string, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw runErrors.brokenCheckpoint(file, error);
  }
}

function jsonIn(metadata: Metadata, key: string, file: string): unknown {
  try {
    return JSON.parse(metadata[key] ?? '');
  } catch (cause) {
    throw weightErrors.malformed(file, key, cause);
  }
}

function positionIn(metadata: Metadata, file: string): JsonObject {
  const position = jsonIn(metadata, 'position', file);
  if (!isJsonObject(position)) throw weightErrors.malformed(file, 'position');
  return position;
}

const isBestEpoch = (value: unknown): value is BestEpoch =>
  hasFields<BestEpoch>(value, { epoch: 'number', validationAccuracy: 'number' });

function progressIn(metadata: Metadata, file: string): RunProgress {
  const progress = jsonIn(metadata, 'progress', file);
  const fields = {
    iteration: 'number',
    epoch: 'number',
    iterationsPerEpoch: 'number',
    epochs: 'number',
  } as const;
  const isWhole =
    hasFields<RunProgress>(progress, fields) && (progress.best === undefined || isBestEpoch(progress.best));
  if (!isWhole) throw weightErrors.malformed(file, 'progress');
  return progress;
}

async function readMetadata(file: string): Promise<Metadata> {
  const handle = await openToRead(file);
  try {
    const { size } = await handle.stat();
    const length = Math.min(headerLength(await readPart(handle, 0, lengthBytes), file), size);
    return parseHeader(await readPart(handle, lengthBytes, length), size, file).metadata;
  } finally {
    await handle.close();
  }
}
