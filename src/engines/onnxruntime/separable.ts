/** @file What is linear along the height and the width of a map, as two matrix products. */
import type { ModelBuilder } from './model.js';

/** Row-major: (rows, columns) brings `columns` samples to `rows`. */
export interface Matrix {
  readonly values: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/** The matrix as a constant, as it is or transposed. */
function constant(model: ModelBuilder, { values, rows, columns }: Matrix, transposed: boolean): string {
  if (!transposed) return model.floats(Float32Array.from(values), [rows, columns]);
  const turned = Float32Array.from({ length: rows * columns }, (_, k) => {
    return values[(k % rows) * columns + Math.floor(k / rows)] ?? 0;
  });
  return model.floats(turned, [columns, rows]);
}

/** x (N, C, H, W) with each matrix, or its adjoint, applied along its axis. */
export function multiplyAlong(
  model: ModelBuilder,
  x: string,
  [vertical, horizontal]: readonly [Matrix, Matrix],
  adjoint: boolean,
): string {
  const left = constant(model, vertical, adjoint);
  const right = constant(model, horizontal, !adjoint);
  return model.emit('MatMul', [left, model.emit('MatMul', [x, right])]);
}
