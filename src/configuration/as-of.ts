/** @file What an experiment file would mean with the method and the networks of a run: to tell which of its keys differ. */
import { isNetworkFile } from '../catalog/networks/reference.js';
import { combined } from './combined.js';
import type { Experiment, NetworkOfExperiment, ParsedExperiment } from './experiment.js';
import { parseReading } from './parse.js';
import { readText, type TextReading } from './read.js';

/** As a file says it: of networks of files there is no width, and what is empty is left out. */
function written(choice: NetworkOfExperiment): object {
  const isFile = isNetworkFile(choice.network);
  return Object.fromEntries(
    Object.entries(choice).filter(([key, value]) => value !== '' && !(isFile && key === 'width')),
  );
}

/**
 * @param run whose method it is read with, and, where they are given, whose networks.
 * @param file absolute path of the file. Undefined where the rest of the file does not go with them.
 */
export function asOf(
  { method, sources, target }: Pick<Experiment, 'method'> & Partial<Pick<Experiment, 'sources' | 'target'>>,
  { file: text }: Pick<TextReading, 'file'>,
  file: string,
): ParsedExperiment | undefined {
  const run = {
    method,
    ...(target && { target: written(target) }),
    ...(sources && sources.length > 0 && { sources: sources.map(written) }),
  };
  return parseReading(readText(JSON.stringify(combined(text, run)), file), file).experiment;
}
