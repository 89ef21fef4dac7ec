/** @file The networks of an experiment with their tensors: of the table with a weight file, or of a file that has both. */
import type { MethodName } from '../catalog/methods.js';
import type { NetworkDescription } from '../catalog/networks/description.js';
import { isNetworkFile } from '../catalog/networks/reference.js';
import type { Experiment, SourceChoice, TargetChoice } from '../configuration/experiment.js';
import { openNetworkFile } from '../import/network-file.js';
import type { NamedTensors } from '../tensor/host-tensor.js';
import { describedNetwork } from './described.js';
import { initialWeights } from './weights/initial.js';
import { loadSource } from './weights/source.js';

export interface OpenedNetwork {
  readonly description: NetworkDescription;
  /** Parameters, running statistics and constants by PyTorch name; of a target only those that do not start anew. */
  readonly tensors: NamedTensors;
  /** What was done to make files fit, for the log. */
  readonly notes: readonly string[];
}

async function tensorsOfFile(path: string): Promise<Pick<OpenedNetwork, 'tensors' | 'notes'>> {
  const file = await openNetworkFile(path);
  return { tensors: await file.readTensors(), notes: file.notes };
}

/** Tensors of a file that are the network's constants. */
function constantsOf({ constants }: NetworkDescription, tensors: NamedTensors): NamedTensors {
  const names = new Set(constants.map(({ name }) => name));
  return new Map([...tensors].filter(([name]) => names.has(name)));
}

/** What of a file stays where all else is drawn anew: constants, and what no rule knows how to draw. */
function keptOf(description: NetworkDescription, tensors: NamedTensors): NamedTensors {
  const { parameters } = description;
  const undrawn = new Set(
    parameters.flatMap(({ name, initialization }) => (initialization.kind === 'file' ? [name] : [])),
  );
  const kept = [...tensors].filter(([name]) => undrawn.has(name));
  return new Map([...constantsOf(description, tensors), ...kept]);
}

/** The networks of an experiment. @throws StudioError where a file cannot be read, or its tensors do not fit. */
export async function openNetworks(
  { sources, target, method }: Pick<Experiment, 'sources' | 'target' | 'method'>,
  classes: number,
): Promise<{ readonly sources: readonly OpenedNetwork[]; readonly target: OpenedNetwork }> {
  const opened: OpenedNetwork[] = [];
  for (const source of sources) opened.push(await openSource(source, method));
  return { sources: opened, target: await openTarget(target, classes) };
}

/** A trained network, with all its tensors. @throws StudioError where a file cannot be read, or its tensors do not fit. */
export async function openSource(choice: SourceChoice, method: MethodName): Promise<OpenedNetwork> {
  const description = await describedNetwork(choice, choice.classes);
  const own = isNetworkFile(choice.network) ? await tensorsOfFile(choice.network) : undefined;
  if (choice.weights === '' && own) return { description, ...own };
  const { parameters, statistics, notes } = await loadSource(choice, method);
  const constants = own ? constantsOf(description, own.tensors) : new Map();
  return { description, tensors: new Map([...parameters, ...statistics, ...constants]), notes };
}

/** The network that is trained, its last layer made for the classes of the data. @throws as `openSource`. */
export async function openTarget(choice: TargetChoice, classes: number): Promise<OpenedNetwork> {
  if (choice.weights === undefined) return openUntrained(choice, classes);
  const { description, tensors, notes } = await openUntrained({ ...choice, start: 'redraw' }, classes);
  const initial = await initialWeights(choice.weights, description);
  return {
    description,
    tensors: new Map([...tensors, ...initial.tensors]),
    notes: [...notes, ...initial.notes],
  };
}

/** The same without weights of another file: what the network's own brings, and what its form needs. */
export async function openUntrained(choice: TargetChoice, classes: number): Promise<OpenedNetwork> {
  const description = await describedNetwork(choice, classes);
  if (!isNetworkFile(choice.network)) return { description, tensors: new Map(), notes: [] };
  const { tensors, notes } = await tensorsOfFile(choice.network);
  if (choice.start === 'redraw') return { description, tensors: keptOf(description, tensors), notes };
  const { weight, bias } = description.head;
  const kept = [...tensors].filter(([name]) => name !== weight && name !== bias);
  return { description, tensors: new Map(kept), notes };
}
