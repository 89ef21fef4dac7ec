/** @file Bilinear resize and its adjoint in float64, one axis after the other. */
import type { Shape } from '../../autodiff/node.js';
import { interpolationMatrix } from '../interpolation.js';
import { type Value, zeros } from './values.js';

/** Applies `weight(target, source)` of a (to, from) matrix, or its transpose, to the height and width of x. */
function along(shape: Shape, x: Value, adjoint: boolean): Value {
  const [images = 0, channels = 0, height = 0, width = 0] = x.shape;
  const [, , rows = 0, columns = 0] = shape;
  const vertical = adjoint ? interpolationMatrix(rows, height) : interpolationMatrix(height, rows);
  const horizontal = adjoint ? interpolationMatrix(columns, width) : interpolationMatrix(width, columns);
  const weight = (matrix: Float64Array, to: number, from: number, toSize: number, fromSize: number) =>
    (adjoint ? matrix[from * toSize + to] : matrix[to * fromSize + from]) ?? 0;
  const result = zeros(shape);
  for (let map = 0; map < images * channels; map++)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        let total = 0;
        for (let y = 0; y < height; y++) {
          const down = weight(vertical, row, y, rows, height);
          if (down === 0) continue;
          for (let z = 0; z < width; z++) {
            const right = weight(horizontal, column, z, columns, width);
            if (right !== 0) total += down * right * (x.data[(map * height + y) * width + z] ?? 0);
          }
        }
        result.data[(map * rows + row) * columns + column] = total;
      }
  return result;
}

export const resize = (shape: Shape, x: Value): Value => along(shape, x, false);
export const resizeAdjoint = (shape: Shape, u: Value): Value => along(shape, u, true);
