/** @file All that a training session needs to go on bit for bit where it was. */
import type { NamedTensors } from '../tensor/host-tensor.js';

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

export type JsonObject = { readonly [key: string]: JsonValue };

/** The tensors of a training session, and everything else (counters, sums of the epoch so far) as JSON. */
export interface Snapshot {
  readonly tensors: NamedTensors;
  /** Numbers survive exactly: JSON writes the shortest decimal that reads back as the same double. */
  readonly position: JsonObject;
}
