/** @file What an experiment file says with its defaults filled in, as far as it is in form; the checks judge this. */
import { type MethodName, methodTable } from '../catalog/methods.js';
import { isNetworkFile, networkStem } from '../catalog/networks/reference.js';
import type { PairStrategy } from '../catalog/pairs.js';
import type { NetworkOfExperiment, TargetChoice } from './experiment.js';
import { imageOf } from './image.js';
import { resolvePath } from './resolve-path.js';
import { defaults } from './schema/defaults.js';
import type { PrunedFile } from './schema/prune.js';
import type { ExperimentFile, FilePair, FileSource } from './schema/schema.js';

/** A source with its name; its network is a name of the table, or the absolute path of a file. */
export type FilledSource = Omit<FileSource, 'image'> & NetworkOfExperiment & { readonly name: string };

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

type NetworkOfFile = Pick<FileSource, 'network' | 'width' | 'image' | 'shortcut'>;

function targetOf(
  { weights, start, dropout }: ExperimentFile['target'],
  network: NetworkOfExperiment,
  folder: string,
): TargetChoice {
  return {
    ...network,
    ...(weights === undefined ? {} : { weights: resolvePath(folder, weights) }),
    ...(start ? { start } : {}),
    ...(dropout === undefined ? {} : { dropout }),
  };
}

/** Sources with names: their own, or their network's, with a number from the second of its kind. */
function named(
  sources: readonly (FileSource | undefined)[],
  networkOf: (network: NetworkOfFile) => NetworkOfExperiment,
): (FilledSource | undefined)[] {
  const taken = new Set(sources.map((source) => source?.name));
  return sources.map((source) => {
    if (!source) return undefined;
    const usual = networkStem(source.network);
    let name = source.name ?? usual;
    for (let number = 2; source.name === undefined && taken.has(name); number++) {
      name = `${usual}-${number}`;
    }
    taken.add(name);
    const { image: _, ...rest } = source;
    return { ...rest, ...networkOf(source), name };
  });
}

/**
 * Fills in the defaults that depend on nothing but the file.
 * @param folder absolute path that relative paths of the file start from.
 * @param isUnknown whether a key's value cannot be known, so that no default may stand for it.
 */
export function readingOf(file: PrunedFile, folder: string, isUnknown: (key: string) => boolean): Reading {
  const networkOf = ({
    network,
    width = defaults.width,
    image,
    shortcut,
  }: NetworkOfFile): NetworkOfExperiment => ({
    network: isNetworkFile(network) ? resolvePath(folder, network) : network,
    width,
    ...(image ? { image: imageOf(image) } : {}),
    ...(shortcut ? { shortcut } : {}),
  });
  const known = <Value>(key: keyof ExperimentFile, value: Value): Value | undefined =>
    isUnknown(key) ? undefined : value;
  const method = known('method', file.method ?? defaults.method);
  const methodPairs = method && (methodTable[method].defaultPairs ?? []);
  return {
    method,
    sources: known('sources', named(file.sources ?? [], networkOf)),
    target: file.target && targetOf(file.target, networkOf(file.target), folder),
    data: file.data,
    pairs: known('pairs', file.pairs ?? methodPairs),
    written: new Set(Object.keys(file)),
  };
}
