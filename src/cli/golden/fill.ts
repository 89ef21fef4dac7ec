/** @file Fills a case's tensors from their seeds, in float64 (docs/method.md, "Golden cases"). */

import type { Value } from '../../engines/reference/values.js';
import type { MethodSetup } from '../../method/setup.js';
import { extraParameters, metaParameters } from '../../method/state.js';
import { elementCount } from '../../tensor/host-tensor.js';
import { RandomStream } from '../../tensor/random.js';

type Shape = readonly number[];

/** float32((2u − 1)·bound) + offset, the offset added in float64. */
export function seeded(shape: Shape, seed: number, bound: number, offset = 0): Value {
  const random = new RandomStream(seed);
  const draw = () => Math.fround((2 * random.uniform() - 1) * bound) + offset;
  return { shape, data: Float64Array.from({ length: elementCount(shape) }, draw) };
}

/** Kaiming's bound of a uniform distribution: √(6 / fan-in). */
export function kaimingBound(filter: Shape): number {
  return Math.sqrt(6 / elementCount(filter.slice(1)));
}

/** θ, φ and running statistics of a case before its first iteration. */
export function initialTensors(
  seeds: Readonly<Record<string, number>>,
  setup: MethodSetup,
): Map<string, Value> {
  const { parameters, statistics } = setup.target;
  const normalizations = new Set(statistics.map(({ name }) => moduleOf(name)));
  const classifier = new Set(parameters.slice(-2).map(({ name }) => name));
  const targetTensor = (name: string, shape: Shape): Value => {
    const seed = seeds[name] ?? Number.NaN;
    if (shape.length === 4) return seeded(shape, seed, kaimingBound(shape));
    if (classifier.has(name)) return seeded(shape, seed, 0.05);
    if (!normalizations.has(moduleOf(name))) return seeded(shape, seed, 0.1);
    return name.endsWith('.weight') ? seeded(shape, seed, 0.5, 1) : seeded(shape, seed, 0.2);
  };
  return new Map([
    ...parameters.map(({ name, shape }): [string, Value] => [`target.${name}`, targetTensor(name, shape)]),
    ...statistics.map(({ name, shape }): [string, Value] => [
      `target.${name}`,
      constant(shape, name.endsWith('.running_var') ? 1 : 0),
    ]),
    ...pairTensors(setup),
  ]);
}

/** The pairs' 1x1 convolutions and meta-networks. */
export function pairTensors(setup: MethodSetup): Map<string, Value> {
  const rows = [...extraParameters(setup), ...metaParameters(setup)];
  return new Map(rows.map(({ name, shape }) => [name, pairTensor(name, shape)]));
}

/** The PyTorch module that a tensor belongs to. */
const moduleOf = (name: string): string => name.slice(0, name.lastIndexOf('.'));

const constant = (shape: Shape, value: number): Value => ({
  shape,
  data: new Float64Array(elementCount(shape)).fill(value),
});

/** Tensors of a pair's 1x1 convolution and of its meta-networks, by `<kind>.<part>`. */
const pairRows: Readonly<Record<string, (shape: Shape, pair: number) => Value>> = {
  'bridge.weight': (shape, pair) => seeded(shape, 1000 + 2 * pair, Math.sqrt(1 / (shape[1] ?? 1))),
  'bridge.bias': (shape, pair) => seeded(shape, 1001 + 2 * pair, 0.1),
  'what.weight': (shape, pair) => seeded(shape, 2000 + 4 * pair, 0.1),
  'what.bias': (shape, pair) => seeded(shape, 2001 + 4 * pair, 0.1),
  'where.weight': (shape, pair) => seeded(shape, 2002 + 4 * pair, 0.1),
  'where.bias': (shape) => constant(shape, 1),
};

function pairTensor(name: string, shape: Shape): Value {
  const [kind, pair, part] = name.split('.');
  return pairRows[`${kind}.${part}`]?.(shape, Number(pair)) ?? constant(shape, Number.NaN);
}
