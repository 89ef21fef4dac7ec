/** @file What a run is trained on and does not keep a copy of: its data and files. A resume must find the same ones. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { isNetworkFile } from '../../catalog/networks/reference.js';
import type { Experiment } from '../../configuration/experiment.js';
import type { Dataset } from '../../data/dataset.js';
import { type DataFingerprint, differenceOf, fingerprintOf } from '../../data/fingerprint.js';
import { dataErrors } from '../../errors/data.js';
import { runErrors } from '../../errors/run.js';
import { weightErrors } from '../../errors/weights.js';
import { type JsonObject, type JsonValue, objectIn } from '../../run/snapshot.js';

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

const isText = (value: unknown): value is string => typeof value === 'string';

/** Takes what it understands; an empty list of `known` things lets everything pass. */
export function inputsFromJson(value: JsonValue | undefined): Inputs {
  const { data, files } = objectIn(value);
  const texts = (json: JsonValue | undefined) => (Array.isArray(json) ? json.filter(isText) : []);
  const lists = Object.entries(objectIn(data)).map(([key, list]) => [key, texts(list)] as const);
  const hashes = Object.entries(objectIn(files)).flatMap(([path, hash]) =>
    isText(hash) ? [[path, hash] as const] : [],
  );
  return { ...(lists.length > 0 && { data: Object.fromEntries(lists) }), files: Object.fromEntries(hashes) };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
