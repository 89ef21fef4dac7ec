/** @file From an experiment file to a run folder. */
import { resolve } from 'node:path';
import type { Experiment } from '../configuration/experiment.js';
import { type LoadedExperiment, loadExperiment } from '../configuration/load.js';
import { readClassCount } from '../networks/weights/load.js';
import { createRun } from '../run/create.js';

/** Reads an experiment file; warnings go to the standard error. Throws `configuration/invalid` and others. */
export async function readExperimentFile(file: string): Promise<LoadedExperiment> {
  const loaded = await loadExperiment(file, { classCountOf: readClassCount });
  for (const warning of loaded.warnings) process.stderr.write(`${warning}\n`);
  return loaded;
}

/** Makes the run folder of a loaded experiment and gives its path. */
export function createRunOf(
  file: string,
  { experiment, hash, runs }: Pick<LoadedExperiment, 'experiment' | 'hash' | 'runs'>,
): Promise<string> {
  return createRun(runs, { experimentFile: resolve(file), experimentHash: hash, experiment });
}

/** The same training without any transfer. */
export function fromScratch(experiment: Experiment): Experiment {
  return { ...experiment, method: 'scratch', sources: [], pairs: [] };
}
