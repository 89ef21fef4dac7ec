/** @file Where the maxima of pooling windows are. */
import type { Shape } from '../../autodiff/node.js';
import type { PoolWindow } from '../../catalog/networks/window.js';
import { at, type Value } from './values.js';

/** The places of a map that a window sees along an axis when it stands at `place`. */
function seen(axis: 0 | 1, place: number, size: number, window: PoolWindow): number[] {
  const start = place * window.stride[axis] - window.padding[axis][0];
  return Array.from({ length: window.size[axis] }, (_, tap) => start + tap * window.dilation[axis]).filter(
    (position) => position >= 0 && position < size,
  );
}

/** For every window, in row-major order of the pooled shape, the offset of its first maximum in x (N, C, H, W). */
export function maximumOffsets(x: Value, window: PoolWindow, pooled: Shape): Uint32Array {
  const [images = 0, channels = 0, height = 0, width = 0] = x.shape;
  const [, , rows = 0, columns = 0] = pooled;
  const down = Array.from({ length: rows }, (_, row) => seen(0, row, height, window));
  const right = Array.from({ length: columns }, (_, column) => seen(1, column, width, window));
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
