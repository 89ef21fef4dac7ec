/** @file Matrix product in float64. */
import type { Shape } from '../../autodiff/node.js';
import { at, type Value, zeros } from './values.js';

/** op(x) · op(y): (rows, inner) · (inner, columns). */
export function matrixProduct(
  shape: Shape,
  x: Value,
  y: Value,
  transposeLeft: boolean,
  transposeRight: boolean,
): Value {
  const [rows = 0, columns = 0] = shape;
  const inner = (transposeLeft ? x.shape[0] : x.shape[1]) ?? 0;
  const result = zeros(shape);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let total = 0;
      for (let k = 0; k < inner; k++) {
        total +=
          at(x, transposeLeft ? k * rows + row : row * inner + k) *
          at(y, transposeRight ? column * inner + k : k * columns + column);
      }
      result.data[row * columns + column] = total;
    }
  }
  return result;
}
