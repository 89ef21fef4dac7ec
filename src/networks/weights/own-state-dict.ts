/** @file The state_dict that a network's own file has: its names in order, tied ones and buffers of integers among them. */
import { isNetworkFile } from '../../catalog/networks/reference.js';
import { openNetworkFile } from '../../import/network-file.js';
import type { StateDictEntry } from '../../import/state-dict.js';
import { kindOfType } from '../../import/weights.js';
import type { HostTensor, NamedTensors } from '../../tensor/host-tensor.js';

export interface OwnStateDict {
  readonly entries: readonly StateDictEntry[];
  /** Tensors of it that are no part of the network, such as counters of batches. */
  readonly others: NamedTensors;
}

/** That of the network's file; undefined of a network of the table. @throws StudioError where the file cannot be read. */
export async function ownStateDict(network: string): Promise<OwnStateDict | undefined> {
  if (!isNetworkFile(network)) return undefined;
  const file = await openNetworkFile(network);
  return { entries: file.stateDict, others: await file.readOthers() };
}

/** Trained tensors under all names of the state_dict, in its order; and which of them are integers. */
export function underOwnNames(
  { entries, others }: OwnStateDict,
  trained: NamedTensors,
): { readonly tensors: Map<string, HostTensor>; readonly integers: Set<string> } {
  const tensors = new Map<string, HostTensor>();
  const integers = new Set<string>();
  for (const { name, tensor, type } of entries) {
    const found = trained.get(tensor) ?? others.get(name);
    if (!found) continue;
    tensors.set(name, found);
    if (kindOfType(type) !== 'float') integers.add(name);
  }
  return { tensors, integers };
}
