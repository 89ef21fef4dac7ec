/** @file Shapes that hold for any number of images. */
import { shapeFor, type ValueShape } from '../../catalog/networks/step.js';
import type { NodeWriter, Operand } from './graph.js';

/** A shape for `Reshape`: the size that depends on the number of images is left open. */
export const openShape = (to: NodeWriter, shape: ValueShape): string =>
  to.integers(shape.map((size) => (typeof size === 'number' ? size : -1)));

/** Sizes for one image. */
export const sizesOf = ({ shape }: Operand): number[] => shapeFor(shape, 1);

/** Transposed in the last two axes. */
export function turned(to: NodeWriter, { name, shape }: Operand): string {
  const last = shape.length - 1;
  const perm = [...shape.keys()].map((axis) => (axis < last - 1 ? axis : 2 * last - 1 - axis));
  return to.node('Transpose', [name], { perm });
}
