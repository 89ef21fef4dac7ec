/** @file Tensors of a file that the network does not need: which of them are a part of it, and how the others are told. */
import type { Place } from './place.js';

/** Runs of digits count what is of one kind: `layer4` beside `layer3`, `blocks2.5` beside `blocks2.4`. */
const kindOf = (key: string): string => (key.split('.', 1)[0] ?? '').replace(/\d+/g, '#');

/**
 * Names below the prefix that the network does not know although they lie among those that it does: the file is of a
 * deeper network, or of one with more layers in its blocks. Taking the rest would silently be another network.
 * @param used the network's names that were found.
 */
export function partsOfAnother(
  { keys }: Place,
  used: ReadonlySet<string>,
  names: ReadonlySet<string>,
): string[] {
  const kinds = new Set([...used].map((name) => kindOf(keys.get(name) ?? name)));
  return [...keys].flatMap(([name, key]) => (!names.has(name) && kinds.has(kindOf(key)) ? [key] : []));
}

/** What is left out, each dictionary beside the weights as one: `optimizer` rather than its hundred tensors. */
export function leftOut(all: Iterable<string>, { prefix, keys }: Place, used: ReadonlySet<string>): string[] {
  const path = prefix === '' ? [] : prefix.split('.');
  const taken = new Set([...used].map((name) => [...path, keys.get(name) ?? name].join('.')));
  const names = new Set<string>();
  for (const key of all) {
    if (taken.has(key)) continue;
    const segments = key.split('.');
    const shared = path.findIndex((segment, index) => segments[index] !== segment);
    names.add(shared < 0 ? segments.slice(path.length).join('.') : segments.slice(0, shared + 1).join('.'));
  }
  return [...names];
}
