/** @file The experiment that a command is given as a file. */
import type { Experiment } from '../configuration/experiment.js';
import { type LoadedExperiment, loadExperiment } from '../configuration/load.js';
import { sourceFacts } from '../networks/weights/source.js';
import { printError } from './terminal/output.js';

/** Reads an experiment file; warnings go to the standard error. Throws `configuration/invalid` and others. */
export async function readExperimentFile(file: string): Promise<LoadedExperiment> {
  const loaded = await loadExperiment(file, { factsOf: sourceFacts });
  for (const warning of loaded.warnings) printError(warning);
  return loaded;
}

/** The same training without any transfer. */
export function fromScratch(experiment: Experiment): Experiment {
  return { ...experiment, method: 'scratch', sources: [], pairs: [] };
}
