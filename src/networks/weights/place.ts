/**
 * @file Where in a file the weights of a network lie. Whatever a training script put around them (dictionaries of its own,
 * wrappers of the network, a network that is part of another) is a prefix of their names: one place for each.
 */
import { sameShape } from '../../tensor/host-tensor.js';
import type { StoredTensor } from '../../tensor/stored-tensor.js';
import { UnreadTensor } from '../../tensor/torch-tensor.js';
import { renameKeys } from './key-names.js';
import type { WantedTensors } from './wanted.js';

export interface Place {
  /** `state_dict.module`; '' where the names are the network's own. */
  readonly prefix: string;
  /** The network's names of the tensors below the prefix; those that it does not know keep their own. */
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  /** Of each of these names, the name in the file, without the prefix. */
  readonly keys: ReadonlyMap<string, string>;
  /** Tensors that the file's convention leaves out because they are zero. */
  readonly zeros: ReadonlySet<string>;
  /** How many of the tensors that are needed are here, in the right shape. */
  readonly fitting: number;
}

export interface Search {
  /** The place to take; where none fits, the one that comes nearest. Undefined where there is none by that key. */
  readonly best: Place | undefined;
  readonly fits: boolean;
  /** Other places that fit as well, and hold other tensors. */
  readonly others: readonly Place[];
}

/** Containers and wrappers that hold the network itself rather than a copy or a second one. */
const usual = new Set([
  'state_dict',
  'model_state_dict',
  'model',
  'net',
  'network',
  'module',
  'target_model',
  'backbone',
  'encoder',
  'encoder_q',
]);
const deepestPrefix = 12;

/** @param key chooses among places: a prefix, or the beginning of one. */
export function findPlace(
  tensors: ReadonlyMap<string, StoredTensor>,
  wanted: WantedTensors,
  key: string | undefined,
): Search {
  const places = [...groups(tensors.keys())]
    .filter(([prefix]) => key === undefined || prefix === key || prefix.startsWith(`${key}.`))
    .map(([prefix, keys]) => placeAt(prefix, keys, tensors, wanted));
  const fitting = places.filter((place) => place.fitting === wanted.body.length).sort(byPreference);
  // The same tensors below a shorter and a longer prefix are one place.
  const first = wanted.body[0]?.name ?? '';
  const distinct = fitting.filter(
    (place, index) =>
      fitting.findIndex((other) => other.tensors.get(first) === place.tensors.get(first)) === index,
  );
  const [best, ...others] = distinct;
  if (best) return { best, fits: true, others };
  return { best: places.sort(byNearness)[0], fits: false, others: [] };
}

/** For each prefix, the rests of the keys that begin with it. */
function groups(keys: Iterable<string>): Map<string, string[]> {
  const byPrefix = new Map<string, string[]>();
  for (const key of keys) {
    let end = 0;
    for (let depth = 0; depth <= deepestPrefix; depth++) {
      const prefix = key.slice(0, Math.max(0, end - 1));
      const group = byPrefix.get(prefix) ?? [];
      if (group.length === 0) byPrefix.set(prefix, group);
      group.push(key.slice(end));
      const dot = key.indexOf('.', end);
      if (dot < 0) break;
      end = dot + 1;
    }
  }
  return byPrefix;
}

function placeAt(
  prefix: string,
  rests: readonly string[],
  all: ReadonlyMap<string, StoredTensor>,
  wanted: WantedTensors,
): Place {
  const { names, zeros } = renameKeys(rests, wanted.names);
  const tensors = new Map<string, StoredTensor>();
  const keys = new Map<string, string>();
  for (const rest of rests) {
    const name = names.get(rest) ?? rest;
    const tensor = all.get(prefix === '' ? rest : `${prefix}.${rest}`);
    if (tensor === undefined) continue;
    tensors.set(name, tensor);
    keys.set(name, rest);
  }
  const fitting = wanted.body.filter(({ name, shape }) => {
    const tensor = tensors.get(name);
    return tensor === undefined ? zeros.has(name) : hasShape(tensor, shape);
  }).length;
  return { prefix, tensors, keys, zeros, fitting };
}

/** A tensor that cannot be read has any shape: whoever reads it is told why. */
export const hasShape = (tensor: StoredTensor, shape: readonly number[]): boolean =>
  tensor instanceof UnreadTensor || sameShape(tensor.shape, shape);

const strangeness = ({ prefix }: Place): number =>
  prefix.split('.').filter((segment) => segment !== '' && !usual.has(segment)).length;

/** What is usual comes first, then the longer of two prefixes; the sort keeps the order of the file otherwise. */
const byPreference = (left: Place, right: Place): number =>
  strangeness(left) - strangeness(right) || segments(right) - segments(left);
const segments = ({ prefix }: Place): number => prefix.split('.').length;

const byNearness = (left: Place, right: Place): number =>
  right.fitting - left.fitting ||
  right.tensors.size - left.tensors.size ||
  right.prefix.length - left.prefix.length;
