/** @file What moves numbers about without changing them, as ONNX nodes. */
import { type Size, shapeFor } from '../../catalog/networks/step.js';
import { elementCount, type HostTensor } from '../../tensor/host-tensor.js';
import type { NodeWriter, Operand } from './graph.js';
import type { Row, Rows } from './lowering.js';
import { openShape } from './shapes.js';

/** One size as a list: so many, or so many for each of the images. */
function sizeNode(to: NodeWriter, size: Size, images: string): string {
  if (typeof size === 'number') return to.integers([size]);
  const shape = to.node('Shape', [images]);
  const count = to.node('Slice', [shape, to.integers([0]), to.integers([1])]);
  return size.images === 1 ? count : to.node('Mul', [count, to.integers([size.images])]);
}

/** Axes along which a value counts images already are left as they are: 1 stretches to what is there. */
const expand: (images: string) => Row<'expand'> =
  (images) =>
  ({ to, x, step: { shape } }) => {
    const added = shape.length - x.shape.length;
    const wanted = shape.map((size, axis) => (typeof x.shape[axis - added] === 'object' ? 1 : size));
    const numbers = wanted.filter((size) => typeof size === 'number');
    const sizes =
      numbers.length === wanted.length
        ? to.integers(numbers)
        : to.node(
            'Concat',
            wanted.map((size) => sizeNode(to, size, images)),
            { axis: 0 },
          );
    return to.node('Expand', [x.name, sizes]);
  };

const sameSize = (left: Size | undefined, right: Size | undefined): boolean =>
  typeof left === 'object' && typeof right === 'object' && left.images === right.images;

/** Zeros around one axis. */
function padded(to: NodeWriter, x: Operand, axis: number, before: number, after: number): string {
  const sides = [before, after].flatMap((side) => x.shape.map((_, other) => (other === axis ? side : 0)));
  return to.node('Pad', [x.name, to.integers(sides)]);
}

/** A tensor between zeros along an axis that is so long. */
function between(tensor: HostTensor, axis: number, place: number, length: number): HostTensor {
  const shape = tensor.shape.with(axis, length);
  const rest = elementCount(tensor.shape.slice(axis + 1));
  const row = (tensor.shape[axis] ?? 1) * rest;
  const data = new Float32Array(elementCount(shape));
  for (let from = 0, at = place * rest; from < tensor.data.length; from += row, at += length * rest)
    data.set(tensor.data.subarray(from, from + row), at);
  return { shape, data };
}

/**
 * Parts that are the same for every image (a class token) are put beside the others as a sum of padded parts: nothing
 * has to be repeated then, for which the number of images would be asked.
 */
const concatenate: Row<'concatenate'> = ({ to, inputs, names, step: { attributes, shape } }) => {
  const { axis } = attributes;
  const [size = 1] = shapeFor(shape.slice(axis), 1);
  const constant = inputs.filter(({ ofEachImage }) => ofEachImage?.tensor);
  if (constant.length === 0 || constant.length === inputs.length) return to.node('Concat', names, { axis });
  const parts: string[] = [];
  let place = 0;
  for (const input of inputs) {
    const [length = 1] = shapeFor(input.shape.slice(axis), 1);
    const tensor = input.ofEachImage?.tensor;
    const part = tensor
      ? to.floats(`part ${parts.length}`, between(tensor, axis, place, size))
      : padded(to, input, axis, place, size - place - length);
    parts.push(part);
    place += length;
  }
  return parts.reduce((sum, part) => to.node('Add', [sum, part]));
};

/** @param images the name of the images, whose number values may have to be repeated for. */
export const arrangements = (
  images: string,
): Rows<'reshape' | 'expand' | 'transpose' | 'slice' | 'concatenate' | 'pad'> => ({
  reshape: ({ to, x, step }) =>
    step.shape.length === 2 && sameSize(x.shape[0], step.shape[0])
      ? to.node('Flatten', [x.name], { axis: 1 })
      : to.node('Reshape', [x.name, openShape(to, step.shape)]),
  expand: expand(images),
  transpose: ({ to, x, step }) => to.node('Transpose', [x.name], { perm: step.attributes.permutation }),
  slice: ({ to, x, step: { attributes } }) =>
    to.node('Slice', [
      x.name,
      ...[attributes.start, attributes.end, attributes.axis].map((place) => to.integers([place])),
    ]),
  concatenate,
  pad: ({ to, x, step: { attributes } }) => {
    const sides = [0, 1].flatMap((end) => attributes.sides.map((side) => side[end === 0 ? 0 : 1]));
    return to.node('Pad', [x.name, to.integers(sides)]);
  },
});
