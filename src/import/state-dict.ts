/** @file The names of a network's state_dict, as an export under them needs them. */
import type { ListedTensor } from './weights.js';

export interface StateDictEntry {
  readonly name: string;
  readonly shape: readonly number[];
  /** PyTorch's number of the type of its numbers (7: float32, 5: int64). */
  readonly type: number;
  /** The tensor that holds its numbers: another name where weights are tied. */
  readonly tensor: string;
}

/** The first name of every tensor: weights that are tied lie at one place in the file. */
export function canonicalNames(weights: readonly ListedTensor[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  return new Map(
    weights.map((tensor) => {
      const { name, entry, offset, shape, strides, parameter } = tensor;
      const place = JSON.stringify([entry, offset, shape, strides, parameter]);
      const known = parameter ? (first.get(place) ?? name) : name;
      first.set(place, known);
      return [name, known];
    }),
  );
}

/** The whole state_dict, in its order. */
export function stateDictOf(weights: readonly ListedTensor[]): StateDictEntry[] {
  const canonical = canonicalNames(weights);
  return weights.map(({ name, shape, type }) => ({ name, shape, type, tensor: canonical.get(name) ?? name }));
}
