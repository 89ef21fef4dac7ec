/** @file The best weights of a run, with the network that they are of. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeNetwork, type NetworkDescription } from '../catalog/networks/describe.js';
import type { Experiment } from '../configuration/experiment.js';
import { usageErrors } from '../errors/usage.js';
import type { NetworkWeights } from '../networks/weights/fit.js';
import { loadWeights, readClassCount } from '../networks/weights/load.js';
import { runFiles } from '../run/format.js';
import { readConfiguration } from '../run/read.js';

export interface TrainedNetwork {
  readonly description: NetworkDescription;
  readonly weights: NetworkWeights;
}

/** Reads a weight file, whose number of classes is found in it. */
export async function readNetwork(file: string, target: Experiment['target']): Promise<TrainedNetwork> {
  const classes = await readClassCount(file, target);
  const description = describeNetwork({ ...target, classes });
  return { description, weights: await loadWeights(file, description) };
}

/** The target of a run with the weights of its best epoch. Throws `run/not-a-run` or `usage/no-weights-yet`. */
export async function readRunNetwork(
  folder: string,
): Promise<TrainedNetwork & { readonly experiment: Experiment }> {
  const { experiment } = await readConfiguration(folder);
  const file = join(folder, runFiles.best);
  if (!existsSync(file)) throw usageErrors.noWeightsYet(folder);
  return { experiment, ...(await readNetwork(file, experiment.target)) };
}
