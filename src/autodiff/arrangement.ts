/** @file Expressions that move elements: transposition, concatenation and slices, padding by zeros. */
import { graphErrors } from '../errors/graph.js';
import { isOperation, type Node, type Shape } from './node.js';

function withSize(shape: Shape, axis: number, size: number): Shape {
  return shape.map((current, index) => (index === axis ? size : current));
}

/** Axis k of the result is axis `permutation[k]` of x. Two in a row are one, and one that moves nothing is none. */
export function transpose(x: Node, permutation: readonly number[]): Node {
  const sorted = permutation.toSorted((left, right) => left - right);
  if (sorted.length !== x.shape.length || sorted.some((axis, index) => axis !== index)) {
    throw graphErrors.shapeMismatch('transpose', [x.shape], `each axis once, not ${permutation.join(', ')}`);
  }
  if (permutation.every((axis, index) => axis === index)) return x;
  const shape = permutation.map((axis) => x.shape[axis] ?? 1);
  if (isOperation(x, 'constant')) return x.graph.constant(x.attributes.value, shape);
  const inner = isOperation(x, 'transpose') ? x.inputs[0] : undefined;
  if (inner && isOperation(x, 'transpose')) {
    const before = x.attributes.permutation;
    return transpose(
      inner,
      permutation.map((axis) => before[axis] ?? axis),
    );
  }
  return x.graph.node('transpose', [x], { permutation }, shape);
}

/** The permutation that takes a transposition back. */
export function inversePermutation(permutation: readonly number[]): number[] {
  return permutation.map((_, axis) => permutation.indexOf(axis));
}

/** The operands one after another along an axis; their other sizes agree. */
export function concatenate(parts: readonly Node[], axis: number): Node {
  const [first] = parts;
  if (!first) throw graphErrors.shapeMismatch('concatenate', [], 'at least one operand');
  if (parts.length === 1) return first;
  const fits =
    first.shape[axis] !== undefined &&
    parts.every(
      ({ shape }) =>
        shape.length === first.shape.length &&
        shape.every((size, index) => index === axis || size === first.shape[index]),
    );
  if (!fits) {
    throw graphErrors.shapeMismatch(
      'concatenate',
      parts.map(({ shape }) => shape),
      `equal sizes but along axis ${axis}`,
    );
  }
  const size = parts.reduce((total, { shape }) => total + (shape[axis] ?? 0), 0);
  return first.graph.node('concatenate', parts, { axis }, withSize(first.shape, axis, size));
}

/** Elements start..end−1 along an axis. */
export function slice(x: Node, axis: number, start: number, end: number): Node {
  const size = x.shape[axis];
  if (size === undefined || start < 0 || end > size || start >= end) {
    throw graphErrors.shapeMismatch('slice', [x.shape], `a range within the axis, not ${start}..${end}`);
  }
  if (start === 0 && end === size) return x;
  const shape = withSize(x.shape, axis, end - start);
  if (isOperation(x, 'constant')) return x.graph.constant(x.attributes.value, shape);
  return sliceOfConcatenation(x, axis, start, end) ?? x.graph.node('slice', [x], { axis, start, end }, shape);
}

/** A slice that falls on one operand of a concatenation is that operand (or a piece of it). */
function sliceOfConcatenation(x: Node, axis: number, start: number, end: number): Node | undefined {
  if (!isOperation(x, 'concatenate') || x.attributes.axis !== axis) return undefined;
  let offset = 0;
  for (const part of x.inputs) {
    const size = part.shape[axis] ?? 0;
    if (start >= offset && end <= offset + size) return slice(part, axis, start - offset, end - offset);
    offset += size;
  }
  return undefined;
}

/** Zeros before and after x along an axis. */
export function pad(x: Node, axis: number, before: number, after: number): Node {
  const size = x.shape[axis];
  if (size === undefined || before < 0 || after < 0) {
    throw graphErrors.shapeMismatch('pad', [x.shape], `an axis within the rank, not ${axis}`);
  }
  if (before === 0 && after === 0) return x;
  return x.graph.node('pad', [x], { axis, before, after }, withSize(x.shape, axis, size + before + after));
}
