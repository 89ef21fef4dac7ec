/** @file im2col and col2im as ONNX operators: a convolution as one matrix product over the whole batch. */
import type { Window } from '../../autodiff/node.js';
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

/** For each tap of a square filter, its place down and right. */
function tapsOf(kernel: number): (readonly [down: number, right: number])[] {
  return Array.from({ length: kernel * kernel }, (_, tap) => [Math.floor(tap / kernel), tap % kernel]);
}

/**
 * im2col: per tap of the filter the elements of x that it meets, as (C·k·k, N·H′·W′): the rows are in the order of a
 * filter's (C, k, k), so that neither the filter nor its gradient is rearranged.
 */
export function columns(
  model: ModelBuilder,
  x: string,
  channels: number,
  [, , rows, width]: Sizes,
  kernel: number,
  { stride, padding }: Window,
): string {
  if (kernel === 1 && stride === 1 && padding === 0) return channelRows(model, x, channels);
  const swapped = swapFirstAxes(model, x);
  const padded =
    padding === 0
      ? swapped
      : model.emit('Pad', [swapped, model.integers([0, 0, padding, padding, 0, 0, padding, padding])]);
  const taps = tapsOf(kernel).map(([down, right]) => {
    const part = model.emit('Slice', [
      padded,
      model.integers([down, right]),
      model.integers([down + (rows - 1) * stride + 1, right + (width - 1) * stride + 1]),
      model.integers([2, 3]),
      model.integers([stride, stride]),
    ]);
    return model.emit('Reshape', [part, model.integers([channels, 1, -1])]);
  });
  const together = model.emit('Concat', taps, { axis: 1 });
  return model.emit('Reshape', [together, model.integers([channels * kernel * kernel, -1])]);
}

/** col2im, the adjoint of `columns` with stride 1: (C·k·k, N·H′·W′) to (C, N, H, W), taps added up. */
export function addColumns(
  model: ModelBuilder,
  matrix: string,
  channels: number,
  [images, , rows, width]: Sizes,
  kernel: number,
  padding: number,
  [height, mapWidth]: readonly [number, number],
): string {
  const taps = kernel * kernel;
  const separated = model.emit('Reshape', [matrix, model.integers([channels, taps, images * rows * width])]);
  const split = (tap: number) =>
    model.emit(
      'Split',
      [separated, model.integers(new Array(taps).fill(1))],
      { axis: 1 },
      { results: taps, result: tap },
    );
  const moved = tapsOf(kernel).map(([down, right], tap) => {
    const vertical = overlap(down - padding, rows, height);
    const horizontal = overlap(right - padding, width, mapWidth);
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
