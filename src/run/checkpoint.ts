/** @file `checkpoint.safetensors`: tensors as they are, and what goes with them as JSON in the file's metadata. */
import { open } from 'node:fs/promises';
import { runErrors } from '../errors/run.js';
import type { NamedTensors } from '../tensor/host-tensor.js';
import { safetensorsPieces } from '../tensor/safetensors.js';
import { readSafetensorsFile } from '../tensor/safetensors-file.js';
import { replaceFile, systemCode } from './atomic.js';
import type { JsonObject, Snapshot } from './snapshot.js';

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
}

/** Replaces the checkpoint. Throws `run/disk-full` or `run/write-failed`; the one before it is then untouched. */
export async function writeCheckpoint(file: string, { progress, snapshot }: Checkpoint): Promise<void> {
  const metadata = { progress: JSON.stringify(progress), position: JSON.stringify(snapshot.position) };
  await replaceFile(file, safetensorsPieces(snapshot.tensors, metadata));
}

/** The checkpoint, or undefined where there is none. Throws `run/broken-checkpoint`. */
export async function readCheckpoint(file: string): Promise<Checkpoint | undefined> {
  return readIfThere(file, async () => {
    const { tensors, metadata } = await readSafetensorsFile(file);
    const position: JsonObject = JSON.parse(metadata.position ?? '');
    return { progress: progressIn(metadata), snapshot: { tensors, position } };
  });
}

/** Only the progress, from the first bytes of the file. Throws `run/broken-checkpoint`. */
export async function readProgress(file: string): Promise<RunProgress | undefined> {
  return readIfThere(file, async () => progressIn(await readMetadata(file)));
}

/** Only what goes with the tensors, likewise. Throws `run/broken-checkpoint`. */
export async function readPosition(file: string): Promise<JsonObject | undefined> {
  return readIfThere(file, async () => JSON.parse((await readMetadata(file)).position ?? ''));
}

/** Writes the weights of the best epoch. */
export async function writeBest(file: string, weights: NamedTensors, epoch: number): Promise<void> {
  await replaceFile(file, safetensorsPieces(weights, { epoch: String(epoch) }));
}

/** The best weights and the epoch they are of, or undefined where there is no such file. */
export async function readBest(file: string): Promise<{ epoch: number; weights: NamedTensors } | undefined> {
  return readIfThere(file, async () => {
    const { tensors, metadata } = await readSafetensorsFile(file);
    return { epoch: Number(metadata.epoch), weights: tensors };
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

function progressIn(metadata: Readonly<Record<string, string | undefined>>): RunProgress {
  return JSON.parse(metadata.progress ?? '');
}

/** A safetensors file opens with the length of its header (8 bytes, little-endian) and the header, a JSON object. */
async function readMetadata(file: string): Promise<Record<string, string | undefined>> {
  const handle = await open(file, 'r');
  try {
    const { buffer: prefix } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    const { size } = await handle.stat();
    const length = Math.min(Number(prefix.readBigUInt64LE()), size);
    const { buffer: header } = await handle.read(Buffer.alloc(length), 0, length, 8);
    return JSON.parse(header.toString('utf8')).__metadata__ ?? {};
  } finally {
    await handle.close();
  }
}
