/** @file All that a training session needs to go on bit for bit where it was. */
import type { NamedTensors } from '../../tensor/host-tensor.js';

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export type JsonObject = { readonly [key: string]: JsonValue };

/** Whether what was parsed as JSON is an object. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The tensors of a training session, and everything else (counters, sums of the epoch so far) as JSON. */
export interface Snapshot {
  readonly tensors: NamedTensors;
  /** Numbers survive exactly: JSON writes the shortest decimal that reads back as the same double. */
  readonly position: JsonObject;
}
