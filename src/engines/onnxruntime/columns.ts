/** @file im2col and col2im as ONNX operators: a convolution as one matrix product over the whole batch. */
import type { Window } from '../../catalog/networks/window.js';
import type { ModelBuilder } from './model.js';

/** Sizes of a rank-4 tensor. */
export type Sizes = readonly [number, number, number, number];

/** Sizes of a rank-4 shape, which the expression has checked already. */
export function sizes(shape: readonly number[] | undefined): Sizes {
  const [a = 1, b = 1, c = 1, d = 1] = shape ?? [];
  return [a, b, c, d];
}

/** (N, C, H, W) to (C, N, H, W), and back. */
export function swapFirstAxes(model: ModelBuilder, x: string): string {
  return model.emit('Transpose', [x], { perm: [1, 0, 2, 3] });
}

/** (N, C, H, W) to the matrix (C, N·H·W). */
export function channelRows(model: ModelBuilder, x: string, channels: number): string {
  return model.emit('Reshape', [swapFirstAxes(model, x), model.integers([channels, -1])]);
}

export type Kernel = readonly [height: number, width: number];

/** For each tap of a filter, how far down and right of the first it meets the map. */
function tapsOf([height, width]: Kernel, { dilation }: Window): (readonly [down: number, right: number])[] {
  return Array.from({ length: height * width }, (_, tap) => [
    Math.floor(tap / width) * dilation[0],
    (tap % width) * dilation[1],
  ]);
}

/** Whether a window is one element that passes over every element of a map and none beside it. */
export function isPointwise(kernel: Kernel, { stride, padding }: Window): boolean {
  return [...kernel, ...stride].every((size) => size === 1) && !hasBorder(padding);
}

/** Whether anything is added around a map. */
export const hasBorder = (padding: Window['padding']): boolean => padding.flat().some((size) => size > 0);

/** What goes around a map of rank 4, as ONNX counts it: before all axes, after all axes. */
export function border([vertical, horizontal]: Window['padding']): number[] {
  return [0, 0, vertical[0], horizontal[0], 0, 0, vertical[1], horizontal[1]];
}

/**
 * im2col: per tap of the filter the elements of x that it meets, as (C·kh·kw, N·H′·W′): the rows are in the order of a
 * filter's (C, kh, kw), so that neither the filter nor its gradient is rearranged.
 */
export function columns(
  model: ModelBuilder,
  x: string,
  channels: number,
  [, , rows, width]: Sizes,
  kernel: Kernel,
  window: Window,
): string {
  if (isPointwise(kernel, window)) return channelRows(model, x, channels);
  const { stride, padding } = window;
  const swapped = swapFirstAxes(model, x);
  const padded = hasBorder(padding) ? model.emit('Pad', [swapped, model.integers(border(padding))]) : swapped;
  const taps = tapsOf(kernel, window).map(([down, right]) => {
    const part = model.emit('Slice', [
      padded,
      model.integers([down, right]),
      model.integers([down + (rows - 1) * stride[0] + 1, right + (width - 1) * stride[1] + 1]),
      model.integers([2, 3]),
      model.integers(stride),
    ]);
    return model.emit('Reshape', [part, model.integers([channels, 1, -1])]);
  });
  const together = model.emit('Concat', taps, { axis: 1 });
  return model.emit('Reshape', [together, model.integers([channels * kernel[0] * kernel[1], -1])]);
}

/** col2im, the adjoint of `columns` with stride 1: (C·kh·kw, N·H′·W′) to (C, N, H, W), taps added up. */
export function addColumns(
  model: ModelBuilder,
  matrix: string,
  channels: number,
  [images, , rows, width]: Sizes,
  kernel: Kernel,
  window: Window,
  [height, mapWidth]: readonly [number, number],
): string {
  const taps = kernel[0] * kernel[1];
  const [above, before] = [window.padding[0][0], window.padding[1][0]];
  const separated = model.emit('Reshape', [matrix, model.integers([channels, taps, images * rows * width])]);
  const split = (tap: number) =>
    model.emit(
      'Split',
      [separated, model.integers(new Array(taps).fill(1))],
      { axis: 1 },
      { results: taps, result: tap },
    );
  const moved = tapsOf(kernel, window).map(([down, right], tap) => {
    const vertical = overlap(down - above, rows, height);
    const horizontal = overlap(right - before, width, mapWidth);
    const map = model.emit('Reshape', [split(tap), model.integers([channels, images, rows, width])]);
    const inside = model.emit('Slice', [
      map,
      model.integers([vertical.from, horizontal.from]),
      model.integers([vertical.to, horizontal.to]),
      model.integers([2, 3]),
    ]);
    return model.emit('Pad', [
      inside,
      model.integers([0, 0, vertical.before, horizontal.before, 0, 0, vertical.after, horizontal.after]),
    ]);
  });
  return moved.length === 1 ? (moved[0] ?? '') : model.emit('Sum', moved);
}

/** Which of `count` results, moved by `offset`, fall inside a map of `size`, and what zeros go around them. */
function overlap(offset: number, count: number, size: number) {
  const from = Math.max(0, -offset);
  const to = Math.max(from, Math.min(count, size - offset));
  const before = Math.max(0, offset);
  return { from, to, before, after: size - before - (to - from) };
}
