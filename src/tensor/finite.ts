/** @file Whether numbers are numbers: a network with an infinite weight, or one that is no number, is no network. */
import type { NamedTensors } from './host-tensor.js';

/** The name of the first tensor that holds a number that is not finite; undefined where all are. */
export function nameOfNonFinite(tensors: NamedTensors): string | undefined {
  for (const [name, { data }] of tensors) {
    // A loop of its own: `every` with a call for each number takes seconds for a large network.
    for (let index = 0; index < data.length; index++) if (!Number.isFinite(data[index])) return name;
  }
  return undefined;
}
