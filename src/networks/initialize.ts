/** @file Initial parameters and running statistics of a network. */
import type { NetworkDescription, Parameter } from '../catalog/networks/description.js';
import type { Initialization } from '../catalog/networks/initialization.js';
import { elementCount, type HostTensor } from '../tensor/host-tensor.js';
import { type RandomKey, type RandomStream, randomStream } from '../tensor/random.js';

function draw(initialization: Initialization, random: RandomStream): number {
  switch (initialization.kind) {
    case 'constant':
      return initialization.value;
    case 'normal':
      return initialization.deviation * random.normal();
    case 'uniform':
      return initialization.bound * (2 * random.uniform() - 1);
    case 'file':
      // Whoever opens the file puts its numbers in place of these.
      return 0;
  }
}

/** One initial tensor; the same keys give the same numbers. */
export function initialTensor(
  shape: readonly number[],
  initialization: Initialization,
  ...keys: readonly RandomKey[]
): HostTensor {
  const random = randomStream(...keys);
  return {
    shape,
    data: Float32Array.from({ length: elementCount(shape) }, () => draw(initialization, random)),
  };
}

/** All tensors of a network, parameters and running statistics, by PyTorch name. */
export function initialNetwork(description: NetworkDescription, seed: number): Map<string, HostTensor> {
  const tensor = ({ name, shape, initialization }: Parameter): [string, HostTensor] => [
    name,
    initialTensor(shape, initialization, seed, 'initialization', name),
  ];
  return new Map([...description.parameters, ...description.statistics].map(tensor));
}
