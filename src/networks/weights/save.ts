/** @file Weights of a trained network as a `.safetensors` file that PyTorch's `load_state_dict` takes as it is. */
import type { NetworkDescription } from '../../catalog/networks/description.js';
import { replaceFile } from '../../run/atomic.js';
import { type HostTensor, type NamedTensors, scalar } from '../../tensor/host-tensor.js';
import { sealedPieces } from '../../tensor/safetensors.js';
import { fitWeights } from './fit.js';

const runningMean = /running_mean$/;

/**
 * Writes parameters, statistics and, because a strict `load_state_dict` asks for them, batch counters (zero), by
 * PyTorch's names; the file is replaced as a whole.
 * @param metadata of the caller; the network, its width and its number of classes are added.
 * @throws StudioError where the weights are not those of the description, or the file cannot be written.
 */
export async function saveWeights(
  file: string,
  weights: { readonly parameters: NamedTensors; readonly statistics: NamedTensors },
  description: NetworkDescription,
  metadata: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { parameters, statistics } = fitWeights(
    file,
    new Map([...weights.parameters, ...weights.statistics]),
    description,
  );
  const counters = new Map<string, HostTensor>();
  for (const name of statistics.keys()) {
    if (runningMean.test(name)) counters.set(name.replace(runningMean, 'num_batches_tracked'), scalar(0));
  }
  const { network, width, classes } = description;
  const pieces = sealedPieces(
    new Map([...parameters, ...statistics, ...counters]),
    { format: 'pt', network, width: String(width), classes: String(classes), ...metadata },
    { integers: new Set(counters.keys()) },
  );
  await replaceFile(file, pieces);
}
