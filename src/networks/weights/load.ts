/** @file Weights of a network from a file of any known format, whatever code base wrote it. */
import { t } from '@vscode/l10n';
import type { NetworkDescription } from '../../catalog/networks/description.js';
import { weightErrors } from '../../errors/weights.js';
import { filled, type HostTensor, type NamedTensors } from '../../tensor/host-tensor.js';
import { isSafetensors, readSafetensors } from '../../tensor/safetensors.js';
import { isTorchFile, readTorchFile } from '../../tensor/torch-file.js';
import { readWholeFile } from '../../tensor/whole-file.js';
import { fitWeights, type NetworkWeights } from './fit.js';
import { renameKeys } from './key-names.js';

/** Keys under which training scripts keep the state_dict among other things. */
const containers = ['state_dict', 'model_state_dict', 'model', 'net'];
/** PyTorch's count of batches has no part in the mathematics: the momentum of batch normalization is fixed. */
const isCounter = (key: string) => key.endsWith('num_batches_tracked');

export interface LoadedWeights extends NetworkWeights {
  /** What was done to make the file fit, for the log. */
  readonly notes: string[];
}

/**
 * Loads a PyTorch (`.pth.tar`, `.pth`, `.pt`) or `.safetensors` file, told apart by content.
 * @throws StudioError `weights/...` where the file is damaged, holds anything but tensors, or does not fit.
 */
export async function loadWeights(file: string, description: NetworkDescription): Promise<LoadedWeights> {
  const { tensors, renamed, zeros } = renameTensors(await readTensors(file), description);
  const notes: string[] = [];
  if (renamed > 0) notes.push(t('{0}: {1} tensors were renamed.', file, renamed));
  for (const { name, shape } of description.parameters) {
    if (!zeros.has(name) || tensors.has(name)) continue;
    tensors.set(name, filled(shape, 0));
    notes.push(t('{0}: {1} is absent, as its convention leaves it out; it is zero.', file, name));
  }
  return { ...fitWeights(file, tensors, description), notes };
}

/** The number of classes that a weight file was trained for: the outputs of its last linear layer. */
export async function readClassCount(file: string, description: NetworkDescription): Promise<number> {
  const { tensors } = renameTensors(await readTensors(file), description);
  const [classes, ...inputs] = tensors.get(description.head.weight)?.shape ?? [];
  if (classes === undefined || inputs.length !== 1) throw weightErrors.noLastLayer(file, description.title);
  return classes;
}

function renameTensors(found: NamedTensors, description: NetworkDescription) {
  const wanted = new Set([...description.parameters, ...description.statistics].map(({ name }) => name));
  const { names, zeros } = renameKeys([...found.keys()], wanted);
  const tensors = new Map<string, HostTensor>();
  let renamed = 0;
  for (const [key, tensor] of found) {
    const name = names.get(key) ?? key;
    tensors.set(name, tensor);
    if (name !== key) renamed += 1;
  }
  return { tensors, renamed, zeros };
}

async function readTensors(file: string): Promise<NamedTensors> {
  const bytes = await readWholeFile(file).catch((cause: unknown) => {
    throw weightErrors.unreadable(file, cause);
  });
  const named = isTorchFile(bytes) ? stateDict(readTorchFile(bytes, file)) : safetensorsIn(bytes, file);
  const tensors = new Map<string, HostTensor>();
  for (const [key, value] of named) {
    if (typeof key === 'string' && isHostTensor(value) && !isCounter(key)) tensors.set(key, value);
  }
  if (tensors.size === 0) throw weightErrors.noTensors(file);
  return tensors;
}

function safetensorsIn(bytes: Uint8Array, file: string): NamedTensors {
  if (!isSafetensors(bytes)) throw weightErrors.notRecognized(file);
  return readSafetensors(bytes, file).tensors;
}

/** The innermost dictionary of tensors of what a training script saved. */
function stateDict(saved: unknown): ReadonlyMap<unknown, unknown> {
  let dictionary: ReadonlyMap<unknown, unknown> = saved instanceof Map ? saved : new Map();
  // A hostile file's dictionary may hold itself: each container is entered once.
  const entered = new Set<unknown>();
  for (;;) {
    const inner = containers.map((key) => dictionary.get(key)).find((value) => value instanceof Map);
    if (!(inner instanceof Map) || entered.has(inner)) return dictionary;
    entered.add(inner);
    dictionary = inner;
  }
}

function isHostTensor(value: unknown): value is HostTensor {
  return typeof value === 'object' && value !== null && 'data' in value && value.data instanceof Float32Array;
}
