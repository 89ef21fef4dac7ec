/** @file Whether tensors are exactly those of a network: none missing, none left over, every shape the same. */
import type { NetworkDescription } from '../../catalog/networks/description.js';
import { weightErrors } from '../../errors/weights.js';
import { type HostTensor, type NamedTensors, sameShape } from '../../tensor/host-tensor.js';

export interface NetworkWeights {
  /** Trainable tensors, by PyTorch's names, in the description's order. */
  readonly parameters: Map<string, HostTensor>;
  /** Batch normalization's running means and variances, likewise. */
  readonly statistics: Map<string, HostTensor>;
}

/**
 * Divides tensors into the network's parameters and statistics.
 * @param what errors call the tensors: the file they are from or for.
 * @throws StudioError `weights/does-not-fit` with all that is missing, left over or of another shape.
 */
export function fitWeights(
  what: string,
  tensors: NamedTensors,
  description: NetworkDescription,
): NetworkWeights {
  const leftOver = new Set(tensors.keys());
  const missing: string[] = [];
  const different: { name: string; found: readonly number[]; wanted: readonly number[] }[] = [];
  const select = (wanted: NetworkDescription['parameters']) => {
    const selected = new Map<string, HostTensor>();
    for (const { name, shape } of wanted) {
      const tensor = tensors.get(name);
      leftOver.delete(name);
      if (tensor === undefined) missing.push(name);
      else if (!sameShape(tensor.shape, shape)) different.push({ name, found: tensor.shape, wanted: shape });
      else selected.set(name, tensor);
    }
    return selected;
  };
  const weights = {
    parameters: select(description.parameters),
    statistics: select(description.statistics),
  };
  if (missing.length + leftOver.size + different.length > 0)
    throw weightErrors.doesNotFit(what, description, { missing, leftOver: [...leftOver], different });
  return weights;
}
