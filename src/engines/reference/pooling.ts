/** @file Pooling windows: where their maxima are, and sums over them. */
import type { Shape } from '../../autodiff/node.js';
import type { PoolWindow } from '../../catalog/networks/window.js';
import { at, type Value, zeros } from './values.js';

/** For each place of a window along an axis, the places of the map that it sees. */
function seen(axis: 0 | 1, count: number, size: number, window: PoolWindow): number[][] {
  return Array.from({ length: count }, (_, place) => seenFrom(axis, place, size, window));
}

function seenFrom(axis: 0 | 1, place: number, size: number, window: PoolWindow): number[] {
  const start = place * window.stride[axis] - window.padding[axis][0];
  return Array.from({ length: window.size[axis] }, (_, tap) => start + tap * window.dilation[axis]).filter(
    (position) => position >= 0 && position < size,
  );
}

/** For every window, in row-major order of the pooled shape, the offset of its first maximum in x (N, C, H, W). */
export function maximumOffsets(x: Value, window: PoolWindow, pooled: Shape): Uint32Array {
  const [images = 0, channels = 0, height = 0, width = 0] = x.shape;
  const [, , rows = 0, columns = 0] = pooled;
  const down = seen(0, rows, height, window);
  const right = seen(1, columns, width, window);
  const result = new Uint32Array(images * channels * rows * columns);
  let position = 0;
  for (let map = 0; map < images * channels; map++)
    for (const ys of down)
      for (const zs of right) {
        let best = Number.NEGATIVE_INFINITY;
        for (const y of ys)
          for (const z of zs) {
            const offset = (map * height + y) * width + z;
            if (at(x, offset) > best) {
              best = at(x, offset);
              result[position] = offset;
            }
          }
        position += 1;
      }
  return result;
}

/** Visits every pair of offsets (map, pooled) that a sum over windows adds up. */
function walk(
  map: Shape,
  pooled: Shape,
  window: PoolWindow,
  visit: (map: number, pooled: number) => void,
): void {
  const [images = 0, channels = 0, height = 0, width = 0] = map;
  const [, , rows = 0, columns = 0] = pooled;
  const down = seen(0, rows, height, window);
  const right = seen(1, columns, width, window);
  for (let plane = 0; plane < images * channels; plane++)
    for (const [row, ys] of down.entries())
      for (const [column, zs] of right.entries())
        for (const y of ys)
          for (const z of zs)
            visit((plane * height + y) * width + z, (plane * rows + row) * columns + column);
}

/** (N, C, H, W) to (N, C, H′, W′). */
export function sumOfWindows(shape: Shape, x: Value, window: PoolWindow): Value {
  const result = zeros(shape);
  walk(x.shape, shape, window, (from, to) => {
    result.data[to] = at(result, to) + at(x, from);
  });
  return result;
}

/** (N, C, H′, W′) to (N, C, H, W). */
export function spreadOverWindows(shape: Shape, u: Value, window: PoolWindow): Value {
  const result = zeros(shape);
  walk(shape, u.shape, window, (to, from) => {
    result.data[to] = at(result, to) + at(u, from);
  });
  return result;
}
