/** @file Networks of one's own: a file of `torch.export.save` as a description in the one form of all networks, and its tensors. */
import { t } from '@vscode/l10n';
import type { NetworkDescription } from '../catalog/networks/description.js';
import { importErrors } from '../errors/import.js';
import { StudioError } from '../errors/studio-error.js';
import type { HostTensor, NamedTensors } from '../tensor/host-tensor.js';
import { requireFinite } from '../tensor/stored-tensor.js';
import { type Built, buildNetwork } from './build.js';
import { ConstantEvaluator, fileTensorsOf } from './constants.js';
import { type Contents, readContents, readNumbers } from './contents.js';
import { type StateDictEntry, stateDictOf } from './state-dict.js';
import { floatName } from './weights.js';

export interface NetworkFile {
  /**
   * The network, its last layer made for a number of classes; the file's own where none is given.
   * @throws StudioError where what follows the last layer needs as many classes as there are.
   */
  readonly describe: (classes?: number) => NetworkDescription;
  readonly classes: number;
  /** The version of PyTorch that wrote the file. */
  readonly torchVersion: string;
  /** What a person should know of how the file was read. */
  readonly notes: readonly string[];
  /** All tensors of the state_dict, in its order. */
  readonly stateDict: readonly StateDictEntry[];
  /**
   * Parameters, running statistics and constants of the network as the file has them, in float32.
   * @throws StudioError where an entry is damaged, or the file was changed since it was opened.
   */
  readonly readTensors: () => Promise<NamedTensors>;
  /**
   * Tensors of the state_dict that are no part of the network, such as counters of batches, in float32.
   * @throws as `readTensors`.
   */
  readonly readOthers: () => Promise<NamedTensors>;
}

/**
 * Reads the graph and the list of tensors, not their numbers.
 * @throws StudioError with everything that is wrong with the file (`NetworkFileError` where that is more than one thing).
 */
export async function openNetworkFile(path: string): Promise<NetworkFile> {
  const contents = await readContents(path);
  const built = buildWithinLimits(contents);
  const { description } = built;
  return {
    describe: (classes) =>
      classes === undefined ? description : describeFor(contents, description, classes),
    classes: description.classes,
    torchVersion: contents.program.torchVersion,
    notes: notesOf(contents, description),
    stateDict: stateDictOf(contents.weights),
    readTensors: () => readTensors(contents, built),
    readOthers: () => readOthers(contents, description),
  };
}

/** What is too deep or too long for the machine is no network. */
function buildWithinLimits(contents: Contents): Built {
  try {
    return buildNetwork(contents);
  } catch (cause) {
    throw cause instanceof RangeError ? importErrors.damaged(contents.file, t('the graph'), cause) : cause;
  }
}

/** With a last layer for another number of classes. */
function describeFor(contents: Contents, own: NetworkDescription, classes: number): NetworkDescription {
  if (classes === own.classes) return own;
  const { weight, bias } = own.head;
  const shape = own.parameters.find(({ name }) => name === weight)?.shape ?? [];
  const overrides = new Map([[weight, [classes, ...shape.slice(1)]]]);
  if (bias !== undefined) overrides.set(bias, [classes]);
  try {
    const { description } = buildNetwork(contents, overrides);
    if (description.classes === classes) return description;
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
  }
  throw importErrors.fixedClasses(contents.file, weight, classes);
}

const largestFloat32 = 2 ** 128 - 2 ** 104;

/** Masks of -∞ hide as much as the largest number does, and stay numbers where they are multiplied by 0. */
const withinFloat32 = (value: number): number => Math.min(largestFloat32, Math.max(-largestFloat32, value));

/** @throws StudioError `weights/not-finite`. */
async function readTensors(contents: Contents, { description, constants }: Built): Promise<NamedTensors> {
  const listed = new Map([...contents.constants, ...contents.weights].map((tensor) => [tensor.name, tensor]));
  const own = [...description.parameters, ...description.statistics].map(({ name }) => name);
  const leaves = fileTensorsOf(constants.values());
  const wanted = new Set([...own, ...leaves]);
  const numbers = await readNumbers(
    contents,
    [...wanted].flatMap((name) => listed.get(name) ?? []),
  );
  const evaluator = new ConstantEvaluator(
    new Map(
      [...leaves].flatMap((name) => {
        const tensor = numbers.get(name);
        return tensor ? [[name, { shape: tensor.shape, data: Float64Array.from(tensor.data) }]] : [];
      }),
    ),
    [...numbers.values()].reduce((sum, { data }) => sum + data.length, 0),
    () => importErrors.constantsTooLarge(contents.file),
  );
  const tensors = new Map<string, HostTensor>();
  for (const name of own) {
    const tensor = numbers.get(name);
    if (!tensor) continue;
    requireFinite(tensor, contents.file, name);
    tensors.set(name, tensor);
  }
  for (const [name, constant] of constants) {
    const { shape, data } = evaluator.evaluate(constant);
    const tensor = { shape, data: Float32Array.from(data, withinFloat32) };
    requireFinite(tensor, contents.file, name);
    tensors.set(name, tensor);
  }
  return tensors;
}

function readOthers(contents: Contents, description: NetworkDescription): Promise<NamedTensors> {
  const own = new Set([...description.parameters, ...description.statistics].map(({ name }) => name));
  const tied = new Set(
    stateDictOf(contents.weights).flatMap(({ name, tensor }) => (name === tensor ? [] : [name])),
  );
  return readNumbers(
    contents,
    contents.weights.filter(({ name }) => !own.has(name) && !tied.has(name)),
  );
}

function notesOf({ weights }: Contents, { steps }: NetworkDescription): string[] {
  const notes: string[] = [];
  const types = new Set(weights.flatMap(({ type }) => floatName(type) ?? []));
  types.delete('float32');
  for (const type of types) notes.push(t('Weights in {0} are read as float32.', type));
  const random = steps.filter(
    ({ operation }) => operation === 'dropout' || operation === 'stochasticDepth',
  ).length;
  if (random > 0)
    notes.push(
      t(
        'Layers of dropout and stochastic depth, {0}, act where the network is trained, and nowhere else.',
        random,
      ),
    );
  return notes;
}
