/** @file Reductions. Reduced axes stay with size 1, so that results stretch back against their operands. */
import { graphErrors } from '../errors/graph.js';
import { elementCount } from '../tensor/host-tensor.js';
import { broadcast, exponential, multiply, subtract } from './elementwise.js';
import { isOperation, type Node, type Shape } from './node.js';

function reducedShape(shape: Shape, axes: readonly number[]): Shape {
  return shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
}

/** Σ x over these axes, which stay with size 1. */
export function sum(x: Node, axes: readonly number[]): Node {
  if (axes.some((axis) => axis < 0 || axis >= x.shape.length)) {
    throw graphErrors.shapeMismatch('sum', [x.shape], `axes within the rank, not ${axes.join(', ')}`);
  }
  const reduced = [...new Set(axes)]
    .filter((axis) => x.shape[axis] !== 1)
    .sort((left, right) => left - right);
  if (reduced.length === 0) return x;
  const shape = reducedShape(x.shape, reduced);
  if (isOperation(x, 'constant')) {
    return x.graph.constant(x.attributes.value * (elementCount(x.shape) / elementCount(shape)), shape);
  }
  return (
    sumOfRepeated(x, reduced, shape) ??
    factorOut(x, reduced) ??
    x.graph.node('sum', [x], { axes: reduced }, shape)
  );
}

/** The sum of a broadcast is a multiple of what it repeats. */
function sumOfRepeated(x: Node, axes: readonly number[], shape: Shape): Node | undefined {
  const inner = isOperation(x, 'broadcast') ? x.inputs[0] : undefined;
  if (!inner) return undefined;
  const repeated = axes.filter((axis) => (inner.shape[axis] ?? 1) === 1);
  if (repeated.length === 0) return undefined;
  const count = repeated.reduce((product, axis) => product * (x.shape[axis] ?? 1), 1);
  const rest = axes.filter((axis) => !repeated.includes(axis));
  const within = rest.length > 0 ? sum(inner, rest) : inner;
  return broadcast(multiply(within, count), shape);
}

/** Σ s · X becomes s · Σ X where s has the reduced shape already. */
function factorOut(x: Node, axes: readonly number[]): Node | undefined {
  if (!isOperation(x, 'multiply')) return undefined;
  for (const [factor, rest] of [x.inputs, x.inputs.toReversed()]) {
    if (!factor || !rest || rest.shape.length !== x.shape.length) continue;
    if (axes.every((axis) => (factor.shape[axis] ?? 1) === 1)) return multiply(factor, sum(rest, axes));
  }
  return undefined;
}

/** Σ x over everything, as a scalar of shape []. */
export function sumAll(x: Node): Node {
  return reshape(sum(x, [...x.shape.keys()]), []);
}

/** Reduces a cotangent to the shape of an operand that was stretched. */
export function sumTo(u: Node, shape: Shape): Node {
  if (shape.length === 0) return sumAll(u);
  return sum(
    u,
    [...u.shape.keys()].filter((axis) => shape[axis] === 1),
  );
}

/** The mean over these axes, which stay with size 1. */
export function mean(x: Node, axes: readonly number[]): Node {
  const count = axes.reduce((product, axis) => product * (x.shape[axis] ?? 1), 1);
  return multiply(sum(x, axes), 1 / count);
}

/** log Σ e^x along one axis, which stays with size 1; engines subtract the maximum first. */
export function logSumExp(x: Node, axis: number): Node {
  if (x.shape[axis] === undefined) {
    throw graphErrors.shapeMismatch('logSumExp', [x.shape], `an axis within the rank, not ${axis}`);
  }
  return x.graph.node('logSumExp', [x], { axis }, reducedShape(x.shape, [axis]));
}

/** e^x / Σ e^x along one axis. */
export function softmax(x: Node, axis: number): Node {
  return exponential(subtract(x, logSumExp(x, axis)));
}

/** The same elements in another shape. */
export function reshape(x: Node, shape: Shape): Node {
  if (elementCount(shape) !== elementCount(x.shape)) {
    throw graphErrors.shapeMismatch('reshape', [x.shape, shape], 'the same number of elements');
  }
  if (shape.length === x.shape.length && shape.every((size, axis) => size === x.shape[axis])) return x;
  if (isOperation(x, 'constant')) return x.graph.constant(x.attributes.value, shape);
  if (isOperation(x, 'reshape') && x.inputs[0]) return reshape(x.inputs[0], shape);
  return x.graph.node('reshape', [x], { shape }, shape);
}
