/** @file Fills a case's tensors from their seeds, in float64 (golden/README.md, "Pseudo-random fill"). */

import type { MethodSetup } from '../../method/setup.js';
import { extraParameters, metaParameters } from '../../method/state.js';
import { elementCount } from '../../tensor/host-tensor.js';
import { RandomStream } from '../../tensor/random.js';
import type { GoldenCase } from './case.js';

export interface ExactTensor {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** float32((2u − 1)·bound) + offset, the offset added in float64. */
export function seeded(shape: readonly number[], seed: number, bound: number, offset = 0): ExactTensor {
  const random = new RandomStream(seed);
  const data = Float64Array.from(
    { length: elementCount(shape) },
    () => Math.fround((2 * random.uniform() - 1) * bound) + offset,
  );
  return { shape, data };
}

/** The PyTorch module that a tensor belongs to. */
const moduleOf = (name: string): string => name.slice(0, name.lastIndexOf('.'));

function targetTensor(
  name: string,
  shape: readonly number[],
  seed: number,
  normalization: boolean,
): ExactTensor {
  if (shape.length === 4) return seeded(shape, seed, Math.sqrt(6 / elementCount(shape.slice(1))));
  if (shape.length === 2 || name.startsWith('classifier')) return seeded(shape, seed, 0.05);
  if (!normalization) return seeded(shape, seed, 0.1);
  return name.endsWith('weight') ? seeded(shape, seed, 0.5, 1) : seeded(shape, seed, 0.2);
}

/** θ and φ of a case before its first iteration. */
export function initialTensors(golden: GoldenCase, setup: MethodSetup): Map<string, ExactTensor> {
  const tensors = new Map<string, ExactTensor>();
  const normalized = new Set(setup.target.statistics.map(({ name }) => moduleOf(name)));
  for (const { name, shape } of setup.target.parameters) {
    const seed = golden.init_seeds[name] ?? 0;
    tensors.set(`target.${name}`, targetTensor(name, shape, seed, normalized.has(moduleOf(name))));
  }
  for (const { name, shape, initialization } of setup.target.statistics) {
    const value = initialization.kind === 'constant' ? initialization.value : 0;
    tensors.set(`target.${name}`, { shape, data: new Float64Array(elementCount(shape)).fill(value) });
  }
  for (const { name, shape } of [...extraParameters(setup), ...metaParameters(setup)]) {
    const [kind = '', pair = '0', part = ''] = name.split('.');
    tensors.set(name, smallTensor(kind, Number(pair), part, shape));
  }
  return tensors;
}

function smallTensor(kind: string, pair: number, part: string, shape: readonly number[]): ExactTensor {
  switch (`${kind}.${part}`) {
    case 'bridge.weight':
      return seeded(shape, 1000 + 2 * pair, Math.sqrt(1 / (shape[1] ?? 1)));
    case 'bridge.bias':
      return seeded(shape, 1001 + 2 * pair, 0.1);
    case 'what.weight':
      return seeded(shape, 2000 + 4 * pair, 0.1);
    case 'what.bias':
      return seeded(shape, 2001 + 4 * pair, 0.1);
    case 'where.weight':
      return seeded(shape, 2002 + 4 * pair, 0.1);
    default:
      return { shape, data: Float64Array.of(1) };
  }
}
