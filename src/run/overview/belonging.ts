/** @file Which runs are of which experiment file: the one answer for the editor's views and for what stands in a file. */
import { basename, dirname } from 'node:path';
import { samePath } from '../folder/paths.js';
import type { RunSummary } from './list.js';

/** Experiment files that are here, by absolute path, with the folder for runs that each names. */
export type ExperimentPlaces = ReadonlyMap<string, string>;

/**
 * The experiment file that a run belongs to: the one it was made of; for a run that came from elsewhere, where that
 * path means nothing here, the one of the same name that keeps its runs in the folder where this one lies.
 */
export function experimentFileOf(run: RunSummary, experiments: ExperimentPlaces): string {
  const { experimentFile } = run.configuration;
  const files = [...experiments.keys()];
  const same = files.find((file) => samePath(file, experimentFile));
  // A path of another system has other separators.
  const name = basename(experimentFile.replaceAll('\\', '/'));
  const likely = [...experiments].find(
    ([file, runs]) => basename(file) === name && samePath(runs, dirname(run.folder)),
  );
  return same ?? likely?.[0] ?? experimentFile;
}

/** Whether the run is the one that this text asks for. A run that continues another is so of no text alone. */
export function isMadeOfText({ configuration }: RunSummary, hash: string): boolean {
  return configuration.continuedFrom === undefined && configuration.experimentHash === hash;
}
