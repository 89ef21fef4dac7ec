/** @file What an experiment file says with its defaults filled in, as far as it is in form; the checks judge this. */
import { type MethodName, methodTable } from '../catalog/methods.js';
import type { PairStrategy } from '../catalog/pairs.js';
import { defaults } from './defaults.js';
import type { TargetChoice } from './experiment.js';
import type { PrunedFile } from './prune.js';
import type { ExperimentFile, FilePair, FileSource } from './schema.js';

export type FilledSource = FileSource & { readonly name: string; readonly width: number };

/** A value is undefined where the file has it wrong, so that nothing follows from it. */
export interface Reading {
  readonly method: MethodName | undefined;
  readonly sources: readonly (FilledSource | undefined)[] | undefined;
  readonly target: TargetChoice | undefined;
  readonly data: ExperimentFile['data'] | undefined;
  readonly pairs: PairStrategy | readonly (FilePair | undefined)[] | undefined;
  /** The experiment's keys that stand in the file and are in form. */
  readonly written: ReadonlySet<string>;
}

/** Sources with names: their own, or their network's, with a number from the second of its kind. */
function named(sources: readonly (FileSource | undefined)[]): (FilledSource | undefined)[] {
  const taken = new Set(sources.map((source) => source?.name));
  return sources.map((source) => {
    if (!source) return undefined;
    let name = source.name ?? source.network;
    for (let number = 2; source.name === undefined && taken.has(name); number++) {
      name = `${source.network}-${number}`;
    }
    taken.add(name);
    return { ...source, name, width: source.width ?? defaults.width };
  });
}

/**
 * Fills in the defaults that depend on nothing but the file.
 * @param isUnknown whether a key's value cannot be known, so that no default may stand for it.
 */
export function readingOf(file: PrunedFile, isUnknown: (key: string) => boolean): Reading {
  const known = <Value>(key: keyof ExperimentFile, value: Value): Value | undefined =>
    isUnknown(key) ? undefined : value;
  const method = known('method', file.method ?? defaults.method);
  const methodPairs = method && (methodTable[method].defaultPairs ?? []);
  return {
    method,
    sources: known('sources', named(file.sources ?? [])),
    target: file.target && { network: file.target.network, width: file.target.width ?? defaults.width },
    data: file.data,
    pairs: known('pairs', file.pairs ?? methodPairs),
    written: new Set(Object.keys(file)),
  };
}
