/** @file Which runs are of which experiment file: the one answer for the editor's views and for what stands in a file. */
import { basename, dirname, resolve } from 'node:path';
import type { RunSummary } from './list.js';

/** Experiment files that are here, by absolute path, with the folder for runs that each names. */
export type ExperimentPlaces = ReadonlyMap<string, string>;

/** Paths of one file are equal; Windows writes a drive's letter as it likes. */
export function samePath(left: string, right: string): boolean {
  const plain = (path: string) => {
    const whole = resolve(path);
    return process.platform === 'win32' ? whole.toLowerCase() : whole;
  };
  return plain(left) === plain(right);
}

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
