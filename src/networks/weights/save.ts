/** @file Weights of a trained network as a `.safetensors` file that PyTorch's `load_state_dict` takes as it is. */
import type { NetworkDescription } from '../../catalog/networks/description.js';
import { networkText } from '../../catalog/networks/reference.js';
import { replaceFile } from '../../run/folder/atomic.js';
import { type HostTensor, type NamedTensors, scalar } from '../../tensor/host-tensor.js';
import { sealedPieces } from '../../tensor/safetensors.js';
import { fitWeights } from './fit.js';
import { type OwnStateDict, underOwnNames } from './own-state-dict.js';

const runningMean = /running_mean$/;

/** Parameters and statistics with a counter of batches, zero, for every running mean. */
function withCounters(trained: NamedTensors) {
  const counters = new Map<string, HostTensor>();
  for (const name of trained.keys()) {
    if (runningMean.test(name)) counters.set(name.replace(runningMean, 'num_batches_tracked'), scalar(0));
  }
  return { tensors: new Map([...trained, ...counters]), integers: new Set(counters.keys()) };
}

/**
 * Writes parameters, statistics and, because a strict `load_state_dict` asks for them, batch counters (zero), by
 * PyTorch's names; the file is replaced as a whole.
 * @param metadata of the caller; the network, its width and its number of classes are added.
 * @param own the names of a network that a file describes.
 * @throws StudioError where the weights are not those of the description, or the file cannot be written.
 */
export async function saveWeights(
  file: string,
  weights: { readonly parameters: NamedTensors; readonly statistics: NamedTensors },
  description: NetworkDescription,
  metadata: Readonly<Record<string, string>> = {},
  own?: OwnStateDict,
): Promise<void> {
  const { parameters, statistics } = fitWeights(
    file,
    new Map([...weights.parameters, ...weights.statistics]),
    description,
  );
  const trained = new Map([...parameters, ...statistics]);
  const { tensors, integers } = own ? underOwnNames(own, trained) : withCounters(trained);
  const { network, width, classes } = description;
  const pieces = sealedPieces(
    tensors,
    {
      format: 'pt',
      network: networkText(network),
      width: String(width),
      classes: String(classes),
      ...metadata,
    },
    { integers },
  );
  await replaceFile(file, pieces);
}
