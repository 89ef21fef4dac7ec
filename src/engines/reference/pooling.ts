/** @file Where the maxima of pooling windows are. */
import type { PoolWindow, Shape } from '../../autodiff/node.js';
import { at, type Value } from './values.js';

/** For every window, in row-major order of the pooled shape, the offset of its first maximum in x (N, C, H, W). */
export function maximumOffsets(x: Value, { size, stride, padding }: PoolWindow, pooled: Shape): Uint32Array {
  const [images = 0, channels = 0, height = 0, width = 0] = x.shape;
  const [, , rows = 0, columns = 0] = pooled;
  const result = new Uint32Array(images * channels * rows * columns);
  let position = 0;
  for (let map = 0; map < images * channels; map++)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        let best = Number.NEGATIVE_INFINITY;
        for (
          let y = Math.max(0, row * stride - padding);
          y < Math.min(height, row * stride - padding + size);
          y++
        )
          for (
            let z = Math.max(0, column * stride - padding);
            z < Math.min(width, column * stride - padding + size);
            z++
          ) {
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
