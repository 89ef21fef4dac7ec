/** @file What a run is trained on and does not keep a copy of: its data. A resume must find the same ones. */
import type { Dataset } from '../../data/dataset.js';
import { type DataFingerprint, differenceOf, fingerprintOf } from '../../data/fingerprint.js';
import { dataErrors } from '../../errors/data.js';
import type { JsonObject, JsonValue } from '../../run/snapshot.js';

/** As checkpoints keep it; those of earlier versions do not. */
export interface Inputs {
  readonly data?: DataFingerprint;
}

/** The fingerprint of the data, the same as `known` has it. @throws StudioError `data/changed`. */
export function requireSameData(dataset: Dataset, { data }: Inputs): DataFingerprint {
  const fingerprint = fingerprintOf(dataset);
  const difference = data && differenceOf(data, fingerprint);
  if (difference !== undefined) throw dataErrors.changed(dataset.folder, difference);
  return fingerprint;
}

export function inputsToJson({ data }: Inputs): JsonObject {
  return { ...(data && { data }) };
}

const object = (value: JsonValue | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
const isText = (value: unknown): value is string => typeof value === 'string';

/** Takes what it understands; an empty list of `known` things lets everything pass. */
export function inputsFromJson(value: JsonValue | undefined): Inputs {
  const { data } = object(value);
  const texts = (json: JsonValue | undefined) => (Array.isArray(json) ? json.filter(isText) : []);
  const lists = Object.entries(object(data)).map(([key, list]) => [key, texts(list)] as const);
  return lists.length > 0 ? { data: Object.fromEntries(lists) } : {};
}
