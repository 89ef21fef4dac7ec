/** @file The description of an experiment's network, its file read where it has one. */
import type { NetworkDescription } from '../catalog/networks/description.js';
import { isNetworkFile } from '../catalog/networks/reference.js';
import type { NetworkOfExperiment } from '../configuration/experiment.js';
import { requireNetwork } from '../configuration/network-description.js';
import { learnNetworkFiles } from '../import/learn.js';

/** Throws what is wrong with the file. */
export async function describedNetwork(
  choice: NetworkOfExperiment,
  classes?: number,
): Promise<NetworkDescription> {
  if (isNetworkFile(choice.network)) await learnNetworkFiles([choice.network]);
  return requireNetwork(choice, classes);
}
