/** @file Windows for tests, with fewer words than the product needs. */
import {
  type PoolWindow,
  type Sides,
  sizeAfter,
  squareWindow,
  type Window,
} from '../src/catalog/networks/window.js';

export type Size = readonly [height: number, width: number];

/** The pool window that is the same in height and width. */
export const squarePool = (size: number, stride: number, padding: number): PoolWindow => ({
  ...squareWindow(stride, padding),
  size: [size, size],
});

export const border = (top: number, bottom: number, left: number, right: number): readonly [Sides, Sides] => [
  [top, bottom],
  [left, right],
];

/** Height and width after a window of this size has passed over a map. */
export const sizesAfter = (map: Size, size: Size, { stride, padding, dilation }: Window): Size => [
  sizeAfter(map[0], size[0], stride[0], padding[0], dilation[0]),
  sizeAfter(map[1], size[1], stride[1], padding[1], dilation[1]),
];

/** `stride 2 and 1, groups 3` */
export function optionWords(options: Readonly<Record<string, unknown>>): string {
  return Object.entries(options)
    .map(([name, value]) => `${name} ${[value].flat().join(' and ')}`)
    .join(', ');
}
