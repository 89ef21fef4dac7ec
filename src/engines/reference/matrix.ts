/** @file Matrix products in float64. */
import type { Shape } from '../../autodiff/node.js';
import { at, type Value, zeros } from './values.js';

/** op(x) · op(y) of the matrices in the last two axes: (…, rows, inner) · (…, inner, columns). */
export function matrixProduct(
  shape: Shape,
  x: Value,
  y: Value,
  transposeLeft: boolean,
  transposeRight: boolean,
): Value {
  const [rows = 0, columns = 0] = shape.slice(-2);
  const inner = x.shape.at(transposeLeft ? -2 : -1) ?? 0;
  const result = zeros(shape);
  for (let target = 0; target < result.data.length; target++) {
    const matrix = Math.floor(target / (rows * columns));
    const row = Math.floor(target / columns) % rows;
    const column = target % columns;
    const [left, right] = [matrix * rows * inner, matrix * inner * columns];
    let total = 0;
    for (let k = 0; k < inner; k++) {
      total +=
        at(x, left + (transposeLeft ? k * rows + row : row * inner + k)) *
        at(y, right + (transposeRight ? column * inner + k : k * columns + column));
    }
    result.data[target] = total;
  }
  return result;
}
