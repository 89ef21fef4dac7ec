/** @file Convolution and its two gradients, which are each other's derivatives. */
import { type ConvolutionWindow, sizeAfter, type Window } from '../catalog/networks/window.js';
import { graphErrors } from '../errors/graph.js';
import type { Node, Shape } from './node.js';

type Size = readonly [height: number, width: number];
type Sizes = readonly [number, number, number, number];

/** A window whose channels and filters fall into groups: into one unless it says otherwise. */
export type GroupedWindow = Window & { readonly groups?: number };

/** The window alone, so that equal windows make equal nodes. */
export const convolutionWindow = ({
  stride,
  padding,
  dilation,
  groups = 1,
}: GroupedWindow): ConvolutionWindow => ({
  stride,
  padding,
  dilation,
  groups,
});

function refuse(operation: string, operands: readonly Node[], expected: string): never {
  throw graphErrors.shapeMismatch(
    operation,
    operands.map(({ shape }) => shape),
    expected,
  );
}

/** Sizes of a rank-4 operand; an error names all operands. */
function sizes(operation: string, { shape }: Node, operands: readonly Node[]): Sizes {
  const [a, b, c, d, more] = shape;
  if (a === undefined || b === undefined || c === undefined || d === undefined || more !== undefined)
    refuse(operation, operands, 'operands of rank 4');
  return [a, b, c, d];
}

/** Height and width of what a convolution of a map gives. */
function resultSize([height, width]: Size, [rows, columns]: Size, window: ConvolutionWindow): Size {
  const { stride, padding, dilation } = window;
  return [
    sizeAfter(height, rows, stride[0], padding[0], dilation[0]),
    sizeAfter(width, columns, stride[1], padding[1], dilation[1]),
  ];
}

/** Cross-correlation of x (N, C, H, W) with a filter (O, C / groups, kh, kw): (N, O, H', W'). */
export function convolution(x: Node, filter: Node, window: GroupedWindow): Node {
  const own = convolutionWindow(window);
  const [images, channels, ...map] = sizes('convolution', x, [x, filter]);
  const [outputs, inputs, ...kernel] = sizes('convolution', filter, [x, filter]);
  if (channels !== inputs * own.groups || outputs % own.groups !== 0) {
    refuse(
      'convolution',
      [x, filter],
      `as many filter inputs as channels in each of ${own.groups} groups, and as many filters in each`,
    );
  }
  const [rows, columns] = resultSize(map, kernel, own);
  if (rows < 1 || columns < 1) refuse('convolution', [x, filter], 'a map at least as large as the filter');
  return x.graph.node('convolution', [x, filter], own, [images, outputs, rows, columns]);
}

/** The adjoint of convolution in x: u (N, O, H', W') and a filter (O, C / groups, kh, kw) to (N, C, height, width). */
export function convolutionInputGradient(
  u: Node,
  filter: Node,
  window: GroupedWindow,
  height: number,
  width: number,
): Node {
  const own = convolutionWindow(window);
  const [images, outputs, rows, columns] = sizes('convolutionInputGradient', u, [u, filter]);
  const [filters, inputs, ...kernel] = sizes('convolutionInputGradient', filter, [u, filter]);
  const wanted = resultSize([height, width], kernel, own);
  if (outputs !== filters || outputs % own.groups !== 0 || rows !== wanted[0] || columns !== wanted[1]) {
    refuse('convolutionInputGradient', [u, filter], `what a convolution of ${height}x${width} gives`);
  }
  const shape: Shape = [images, inputs * own.groups, height, width];
  return u.graph.node('convolutionInputGradient', [u, filter], { ...own, height, width }, shape);
}

/** The adjoint of convolution in the filter: x (N, C, H, W) and u (N, O, H', W') to (O, C / groups, kh, kw). */
export function convolutionFilterGradient(x: Node, u: Node, window: GroupedWindow, kernel: Size): Node {
  const own = convolutionWindow(window);
  const [images, channels, ...map] = sizes('convolutionFilterGradient', x, [x, u]);
  const [sameImages, outputs, rows, columns] = sizes('convolutionFilterGradient', u, [x, u]);
  const wanted = resultSize(map, kernel, own);
  const divides = channels % own.groups === 0 && outputs % own.groups === 0;
  if (images !== sameImages || !divides || rows !== wanted[0] || columns !== wanted[1]) {
    refuse(
      'convolutionFilterGradient',
      [x, u],
      `the operand and the result shape of one convolution in ${own.groups} groups`,
    );
  }
  const shape: Shape = [outputs, channels / own.groups, ...kernel];
  return x.graph.node('convolutionFilterGradient', [x, u], { ...own, kernel }, shape);
}
