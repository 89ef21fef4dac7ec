/** @file The best weights of a run, with the network that they are of. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeNetwork, type NetworkDescription } from '../catalog/networks/describe.js';
import type { Experiment } from '../configuration/experiment.js';
import { usageErrors } from '../errors/usage.js';
import { weightErrors } from '../errors/weights.js';
import type { NetworkWeights } from '../networks/weights/fit.js';
import { loadWeights, readClassCount } from '../networks/weights/load.js';
import { runFiles } from '../run/format.js';
import { requireOneRun } from '../run/one-run.js';
import { readConfiguration } from '../run/read.js';
import { nameOfNonFinite } from '../tensor/finite.js';
import { openToRead } from '../tensor/regular-file.js';

export interface TrainedNetwork {
  readonly description: NetworkDescription;
  readonly weights: NetworkWeights;
}

/** Reads a weight file, whose number of classes is found in it. Throws `weights/...`, `weights/not-finite` among them. */
export async function readNetwork(file: string, target: Experiment['target']): Promise<TrainedNetwork> {
  const classes = await readClassCount(file, target.network);
  const description = describeNetwork({ ...target, classes });
  const weights = await loadWeights(file, description);
  const name = nameOfNonFinite(new Map([...weights.parameters, ...weights.statistics]));
  if (name !== undefined) throw weightErrors.notFinite(file, name);
  return { description, weights };
}

/** The target of a run with the weights of its best epoch. Throws as `readConfiguration`, and `usage/no-weights-yet`. */
export async function readRunNetwork(
  folder: string,
): Promise<TrainedNetwork & { readonly experiment: Experiment }> {
  const configuration = await readConfiguration(folder);
  await requireOneRun(folder, configuration);
  const { experiment } = configuration;
  const file = join(folder, runFiles.best);
  if (!existsSync(file)) throw usageErrors.noWeightsYet(folder);
  // A weight file that a person names may come through a pipe; one that lies in a run folder may not.
  await (await openToRead(file)).close();
  return { experiment, ...(await readNetwork(file, experiment.target)) };
}
