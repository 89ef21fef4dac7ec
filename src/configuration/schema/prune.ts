/** @file Takes out of a parsed file what does not fit the schema, so that the rest can be judged all the same. */

import type { PairStrategy } from '../../catalog/pairs.js';
import type { ExperimentFile, FilePair, FileSource } from './schema.js';
import type { SchemaFinding } from './validate.js';

/** What is left of a file: keys that do not fit are absent, list entries that do not fit are undefined. */
export type PrunedFile = Partial<Omit<ExperimentFile, 'sources' | 'pairs'>> & {
  readonly sources?: readonly (FileSource | undefined)[];
  readonly pairs?: PairStrategy | readonly (FilePair | undefined)[];
};

const isObject = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * @param value the parsed file, an object; it is changed.
 * @returns the same object, and the keys of the experiment whose value cannot be known.
 */
export function prune(
  value: object,
  findings: readonly SchemaFinding[],
): { readonly file: PrunedFile; readonly unknown: ReadonlySet<string> } {
  const unknown = new Set<string>();
  for (const { path: place, needed } of findings) {
    const path = needed && place.length > 1 ? place.slice(0, -1) : place;
    const last = path.at(-1) ?? '';
    if (path.length === 1) unknown.add(String(last));
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
    if (Array.isArray(parent)) parent[Number(last)] = undefined;
    else if (isObject(parent)) delete parent[last];
  }
  return { file: value, unknown };
}
