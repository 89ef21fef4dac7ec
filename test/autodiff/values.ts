/** @file Float64 tensors for tests: random values that are exact in float32, products, norms, evaluation. */
import type { Node, Shape } from '../../src/autodiff/node.js';
import { evaluate } from '../../src/engines/reference/engine.js';
import { type Value, zeros } from '../../src/engines/reference/values.js';
import { elementCount } from '../../src/tensor/host-tensor.js';
import { randomStream } from '../../src/tensor/random.js';

export function value(shape: Shape, elements: readonly number[]): Value {
  return { shape, data: Float64Array.from(elements) };
}

/** Standard normal elements. */
export function normal(shape: Shape, ...keys: readonly string[]): Value {
  const stream = randomStream('normal', ...keys);
  return {
    shape,
    data: Float64Array.from({ length: elementCount(shape) }, () => Math.fround(stream.normal())),
  };
}

/** Elements in [0.5, 2). */
export function positive(shape: Shape, ...keys: readonly string[]): Value {
  const stream = randomStream('positive', ...keys);
  return {
    shape,
    data: Float64Array.from({ length: elementCount(shape) }, () => Math.fround(0.5 + 1.5 * stream.uniform())),
  };
}

/** Elements in random order that keep 0.125 from one another and 0.0625 from zero. */
export function separated(shape: Shape, ...keys: readonly string[]): Value {
  const count = elementCount(shape);
  const order = randomStream('separated', ...keys).permutation(count);
  return { shape, data: Float64Array.from(order, (place) => (place - Math.floor(count / 2) + 0.5) / 8) };
}

export function dot(left: Value, right: Value): number {
  return left.data.reduce((total, element, k) => total + element * (right.data[k] ?? Number.NaN), 0);
}

export const norm = (x: Value): number => Math.sqrt(dot(x, x));

/** x + factor · direction. */
export function moved(x: Value, direction: Value, factor: number): Value {
  return { shape: x.shape, data: x.data.map((element, k) => element + factor * (direction.data[k] ?? 0)) };
}

/** Values of these nodes on the reference engine, in float64. */
export function evaluateAll(nodes: readonly Node[], feeds: ReadonlyMap<string, Value>): Value[] {
  const results = evaluate(nodes, (name) => feeds.get(name));
  return nodes.map((node) => results.get(node) ?? zeros(node.shape));
}

export function evaluateOne(node: Node, feeds: ReadonlyMap<string, Value> = new Map()): Value {
  return evaluateAll([node], feeds)[0] ?? zeros(node.shape);
}
