/**
 * @file The tensors that a method keeps: their names, shapes and initial values.
 * θ is `target.*` (trainable), `bridge.<pair>.*`, `link.*` and `distillation.*`; φ is `what.<pair>.*` and `where.<pair>.*`;
 * `momentum.<θ>`, `adam.first.<φ>` and `adam.second.<φ>` are the optimizers'; `source.<index>.*` never changes.
 */
import type { NetworkDescription } from '../catalog/networks/description.js';
import { ones, pytorchUniform, zeros } from '../catalog/networks/initialization.js';
import { initialNetwork, initialTensor } from '../networks/initialize.js';
import { filled, type HostTensor, type NamedTensors } from '../tensor/host-tensor.js';
import { linkParameters } from './link-parameters.js';
import { rolesOf } from './roles.js';
import { type MethodSetup, pairChannels } from './setup.js';
import type { TensorRow } from './tensor-row.js';

/** θ beside the target network: one 1x1 convolution per pair, or attention between layers; and the second classifier of LwF. */
export function extraParameters(setup: MethodSetup): TensorRow[] {
  const roles = rolesOf(setup.method);
  const rows: TensorRow[] = [];
  if (roles.matching === 'feature-matching') {
    setup.pairs.forEach((pair, index) => {
      const { source, target } = pairChannels(setup, pair);
      const initialization = pytorchUniform(target);
      rows.push(
        { name: `bridge.${index}.weight`, shape: [source, target, 1, 1], initialization },
        { name: `bridge.${index}.bias`, shape: [source], initialization },
      );
    });
  }
  if (roles.matching === 'links')
    rows.push(...linkParameters(setup.pairs, (pair) => pairChannels(setup, pair)));
  if (roles.distills) {
    const inputs = headInputs(setup.target);
    const outputs = setup.sources[0]?.classes ?? 1;
    const initialization = pytorchUniform(inputs);
    rows.push(
      { name: 'distillation.weight', shape: [outputs, inputs], initialization },
      { name: 'distillation.bias', shape: [outputs], initialization },
    );
  }
  return rows;
}

/** Channels that enter the last linear layer. */
function headInputs({ parameters, head }: NetworkDescription): number {
  return parameters.find(({ name }) => name === head.weight)?.shape[1] ?? 1;
}

/** φ: the meta-networks of every pair (docs/method.md, "Losses"). */
export function metaParameters(setup: MethodSetup): TensorRow[] {
  const { learned } = rolesOf(setup.method);
  if (learned === 'nothing') return [];
  return setup.pairs.flatMap((pair, index) => {
    const channels = pairChannels(setup, pair).source;
    const what: TensorRow[] = [
      { name: `what.${index}.weight`, shape: [channels, channels], initialization: zeros },
      { name: `what.${index}.bias`, shape: [channels], initialization: zeros },
    ];
    const where: TensorRow[] = [
      { name: `where.${index}.weight`, shape: [1, channels], initialization: pytorchUniform(channels) },
      { name: `where.${index}.bias`, shape: [1], initialization: ones },
    ];
    return learned === 'what' ? what : [...what, ...where];
  });
}

/** Names of θ, in a fixed order. */
export function thetaNames(setup: MethodSetup): string[] {
  return [
    ...setup.target.parameters.map(({ name }) => `target.${name}`),
    ...extraParameters(setup).map(({ name }) => name),
  ];
}

/** Names of φ, in a fixed order. */
export function phiNames(setup: MethodSetup): string[] {
  return metaParameters(setup).map(({ name }) => name);
}

/**
 * All state at the start of training.
 * @param sourceWeights parameters, statistics and constants of each source by PyTorch name.
 * @param given tensors of the target that do not start anew: constants, and where it comes with weights, those.
 */
export function initialState(
  setup: MethodSetup,
  seed: number,
  sourceWeights: readonly NamedTensors[],
  given: NamedTensors = new Map(),
): Map<string, HostTensor> {
  const state = new Map<string, HostTensor>();
  for (const [name, tensor] of initialTarget(setup, seed, sourceWeights, given))
    state.set(`target.${name}`, tensor);
  const rows = [...extraParameters(setup), ...metaParameters(setup)];
  for (const { name, shape, initialization } of rows) {
    state.set(name, initialTensor(shape, initialization, seed, 'initialization', name));
  }
  return withOptimizers(setup, state, sourceWeights);
}

/** Adds zero momentum and Adam moments, and the sources, to given θ and φ. */
export function withOptimizers(
  setup: MethodSetup,
  parameters: NamedTensors,
  sourceWeights: readonly NamedTensors[],
): Map<string, HostTensor> {
  const state = new Map(parameters);
  const zerosLike = (name: string) => filled(parameters.get(name)?.shape ?? [], 0);
  for (const name of thetaNames(setup)) state.set(`momentum.${name}`, zerosLike(name));
  for (const name of phiNames(setup)) {
    state.set(`adam.first.${name}`, zerosLike(name));
    state.set(`adam.second.${name}`, zerosLike(name));
  }
  sourceWeights.forEach((weights, index) => {
    for (const [name, tensor] of weights) state.set(`source.${index}.${name}`, tensor);
  });
  return state;
}

function initialTarget(
  setup: MethodSetup,
  seed: number,
  sourceWeights: readonly NamedTensors[],
  given: NamedTensors,
): Map<string, HostTensor> {
  const initial = new Map([...initialNetwork(setup.target, seed), ...given]);
  if (setup.method !== 'fine-tune') return initial;
  const { weight, bias } = setup.target.head;
  for (const [name, tensor] of sourceWeights[0] ?? [])
    if (name !== weight && name !== bias) initial.set(name, tensor);
  return initial;
}
