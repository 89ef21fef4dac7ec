/** @file A resolved experiment → the text of a file that asks for it, with every key that its method uses. */
import { isAbsolute, relative } from 'node:path';
import type { ImageForm } from '../catalog/networks/image-form.js';
import { isNetworkFile } from '../catalog/networks/reference.js';
import type { Pair } from '../catalog/pairs.js';
import { usedBy } from './combined.js';
import type { Experiment, NetworkOfExperiment, SourceChoice } from './experiment.js';
import { defaults } from './schema/defaults.js';

type Written = Readonly<Record<string, unknown>>;

/** Relative where it lies below the folder of the file, as a person would write it. */
export function pathIn(folder: string, path: string): string {
  const short = relative(folder, path);
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short.replaceAll('\\', '/');
}

function imageWritten({ height, width, mean, deviation }: Partial<ImageForm>): Written {
  return {
    ...(height !== undefined && { size: height === width ? height : [height, width] }),
    ...(mean && { mean }),
    ...(deviation && { std: deviation }),
  };
}

function networkWritten({ network, width, image, shortcut }: NetworkOfExperiment, folder: string): Written {
  return {
    network: isNetworkFile(network) ? pathIn(folder, network) : network,
    ...(width !== defaults.width && { width }),
    ...(image && { image: imageWritten(image) }),
    ...(shortcut && { shortcut }),
  };
}

function sourceWritten(source: SourceChoice, folder: string): Written {
  const { name, weights, weightsKey, classes } = source;
  const file = pathIn(folder, weights);
  return {
    name,
    ...networkWritten(source, folder),
    ...(weights !== '' && { weights: weightsKey === undefined ? file : { file, key: weightsKey } }),
    classes,
  };
}

function pairWritten({ source, sourceLayer, targetLayer }: Pair, sources: readonly SourceChoice[]): Written {
  const prefix = sources.length > 1 ? `${sources[source]?.name}:` : '';
  return { source: `${prefix}${sourceLayer}`, target: targetLayer };
}

/** The keys of the file. @param folder absolute path of the file's folder. */
function written(experiment: Experiment, folder: string): Written {
  const { sources, target, data, method, pairs, ...rest } = experiment;
  const { weights, start, dropout } = target;
  const { folder: images, split, ...ofData } = data;
  const paths = Object.entries(split ?? {}).map(([part, path]) => [part, pathIn(folder, path)]);
  return {
    sources: sources.map((source) => sourceWritten(source, folder)),
    target: {
      ...networkWritten(target, folder),
      ...(weights !== undefined && { weights: pathIn(folder, weights) }),
      ...(start && { start }),
      ...(dropout !== undefined && { dropout }),
    },
    data: {
      ...ofData,
      ...(images !== '' && { folder: pathIn(folder, images) }),
      ...(split && { split: Object.fromEntries(paths) }),
    },
    method,
    pairs: pairs.map((pair) => pairWritten(pair, sources)),
    ...rest,
  };
}

/** On one line, with blanks as a person puts them. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${inline(each)}`);
  return inner.length === 0 ? '{}' : `{ ${inner.join(', ')} }`;
}

/** Lists of objects have one on each line. */
function shown(value: unknown): string {
  return Array.isArray(value) && value.length > 0
    ? `[\n${value.map((each) => `    ${inline(each)}`).join(',\n')}\n  ]`
    : inline(value);
}

/**
 * The text of an experiment file that resolves to this experiment: no default stands for a value, so that it means the
 * same to a later version. @param folder absolute path of the file's folder.
 */
export function experimentFileText(experiment: Experiment, folder: string): string {
  const used = Object.entries(usedBy(experiment.method, written(experiment, folder)));
  return `{\n${used.map(([key, value]) => `  ${JSON.stringify(key)}: ${shown(value)}`).join(',\n')}\n}\n`;
}
