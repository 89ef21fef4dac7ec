/** @file The best weights of a run, with the network that they are of. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NetworkDescription } from '../catalog/networks/description.js';
import type { Experiment } from '../configuration/experiment.js';
import { usageErrors } from '../errors/usage.js';
import { describedNetwork } from '../networks/described.js';
import { openUntrained } from '../networks/open.js';
import type { NetworkWeights } from '../networks/weights/fit.js';
import { loadWeights, readClassCount } from '../networks/weights/load.js';
import { runFiles } from '../run/folder/format.js';
import { requireOneRun } from '../run/folder/one-run.js';
import { readConfiguration } from '../run/folder/read.js';
import type { NamedTensors } from '../tensor/host-tensor.js';
import { openToRead } from '../tensor/regular-file.js';

export interface TrainedNetwork {
  readonly description: NetworkDescription;
  readonly weights: NetworkWeights;
  /** Tensors of the network that no training changes. */
  readonly constants: NamedTensors;
}

/** Reads a weight file, whose number of classes is found in it. Throws `weights/...`, `weights/not-finite` among them. */
export async function readNetwork(file: string, target: Experiment['target']): Promise<TrainedNetwork> {
  const classes = await readClassCount(file, await describedNetwork(target));
  // Of the file that describes a network only what does not come with trained weights.
  const { description, tensors } = await openUntrained({ ...target, start: 'redraw' }, classes);
  const constants = new Map(
    [...tensors].filter(([name]) => description.constants.some((one) => one.name === name)),
  );
  return { description, weights: await loadWeights(file, description), constants };
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
