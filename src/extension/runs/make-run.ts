/** @file From an experiment file to a run folder, with the settings of the editor where the file is silent. */
import type { EngineName } from '../../catalog/engines.js';
import type { Experiment } from '../../configuration/experiment.js';
import { loadExperiment } from '../../configuration/load.js';
import { readText } from '../../configuration/read.js';
import { sourceFacts } from '../../networks/weights/source.js';
import { createRunOf } from '../../run/folder/create.js';

/** What the editor's settings choose; absent where they choose nothing. */
export interface PreferredChoices {
  readonly engine?: EngineName;
  /** Seconds. */
  readonly checkpointEvery?: number;
}

export interface MadeRun {
  readonly folder: string;
  /** What the file hardly means, a line each. */
  readonly warnings: readonly string[];
}

/** Makes a run of an experiment file. Throws `configuration/invalid` and what `loadExperiment` and `createRun` throw. */
export async function makeRun(file: string, preferred: PreferredChoices): Promise<MadeRun> {
  const loaded = await loadExperiment(file, { factsOf: sourceFacts });
  const { written } = readText(loaded.text, file).reading;
  const experiment = preferring(loaded.experiment, preferred, written);
  return { folder: await createRunOf(file, { ...loaded, experiment }), warnings: loaded.warnings };
}

/** The experiment with the preferred values for those keys that the file does not write. */
export function preferring(
  experiment: Experiment,
  preferred: PreferredChoices,
  written: ReadonlySet<string>,
): Experiment {
  const silent = Object.entries(preferred).filter(([key]) => !written.has(key));
  return { ...experiment, ...Object.fromEntries(silent) };
}
