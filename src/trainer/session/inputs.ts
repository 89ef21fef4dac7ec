/** @file What a run is trained on and does not keep a copy of: its data and files. A resume must find the same ones. */
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { isNetworkFile } from '../../catalog/networks/reference.js';
import type { Experiment } from '../../configuration/experiment.js';
import type { Dataset } from '../../data/dataset.js';
import { type DataFingerprint, differenceOf, fingerprintOf } from '../../data/fingerprint.js';
import { dataErrors } from '../../errors/data.js';
import { runErrors } from '../../errors/run.js';
import { weightErrors } from '../../errors/weights.js';
import type { JsonObject } from '../../run/folder/snapshot.js';
import { openRegularFile } from '../../tensor/regular-file.js';
import { objectIn, textIn, textsIn } from './position-fields.js';

/** SHA-256 of files, by their paths. */
export type FileHashes = { readonly [path: string]: string };

/** As checkpoints keep it; those of earlier versions do not. */
export interface Inputs {
  readonly data?: DataFingerprint;
  readonly files?: FileHashes;
}

/**
 * The hashes of weights, of files that describe networks and of split files, the same as `known` has them.
 * @throws StudioError `run/file-changed`, or where a file cannot be read.
 */
export async function hashFiles({ sources, target, data }: Experiment, known: Inputs): Promise<FileHashes> {
  const hashes: Record<string, string> = {};
  const add = async (path: string, unreadable: (path: string, cause: unknown) => Error) => {
    const hash = await hashOf(path).catch((cause: unknown) => Promise.reject(unreadable(path, cause)));
    if ((known.files?.[path] ?? hash) !== hash) throw runErrors.fileChanged(path);
    hashes[path] = hash;
  };
  for (const { weights } of sources) if (weights !== '') await add(weights, weightErrors.unreadable);
  if (target.weights !== undefined) await add(target.weights, weightErrors.unreadable);
  for (const { network } of [...sources, target])
    if (isNetworkFile(network)) await add(network, weightErrors.unreadable);
  const { train, validation, test } = data.split ?? {};
  for (const path of [train, validation, test])
    if (path !== undefined) await add(path, dataErrors.unreadable);
  return hashes;
}

/** The fingerprint of the data, the same as `known` has it. @throws StudioError `data/changed`. */
export function requireSameData(dataset: Dataset, { data }: Inputs): DataFingerprint {
  const fingerprint = fingerprintOf(dataset);
  const difference = data && differenceOf(data, fingerprint);
  if (difference !== undefined) throw dataErrors.changed(dataset.folder, difference);
  return fingerprint;
}

export function inputsToJson({ data, files }: Inputs): JsonObject {
  return { ...(data && { data }), ...(files && { files }) };
}

/** What `inputsToJson` wrote; earlier versions wrote nothing of it. Throws `run/broken-checkpoint` where it is damaged. */
export function inputsFromJson(position: JsonObject): Inputs {
  if (position.inputs === undefined) return {};
  const inputs = objectIn(position, 'inputs');
  const data = inputs.data === undefined ? undefined : objectIn(inputs, 'data');
  const files = inputs.files === undefined ? {} : objectIn(inputs, 'files');
  return {
    ...(data && { data: Object.fromEntries(Object.keys(data).map((key) => [key, textsIn(data, key)])) }),
    files: Object.fromEntries(Object.keys(files).map((path) => [path, textIn(files, path)])),
  };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  const handle = await openRegularFile(path);
  // The stream closes the handle.
  await pipeline(handle.createReadStream(), hash);
  return hash.digest('hex');
}
