/** @file Matrices by plain arithmetic that stretches sizes of one: what simplified expressions are held against. */
import type { Shape } from '../../src/autodiff/node.js';

/** A matrix of at most two rows and three columns, or a scalar. */
export interface Plain {
  readonly shape: Shape;
  readonly at: (row: number, column: number) => number;
}

const rows = ({ shape }: Plain): number => shape[0] ?? 1;
const columns = ({ shape }: Plain): number => shape[1] ?? 1;

/** The element that stands at a place once the matrix is stretched there. */
const stretched = (x: Plain, row: number, column: number): number =>
  x.at(rows(x) === 1 ? 0 : row, columns(x) === 1 ? 0 : column);

/** Copies a matrix, so that nothing is computed twice. */
function matrix(shape: Shape, at: Plain['at']): Plain {
  const [height = 1, width = 1] = shape;
  const kept = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => at(row, column)),
  );
  return { shape, at: (row, column) => kept[row]?.[column] ?? Number.NaN };
}

export const plainFilled = (shape: Shape, element: number): Plain => ({ shape, at: () => element });

export function plainOf(shape: Shape, data: ArrayLike<number>): Plain {
  return matrix(shape, (row, column) => data[row * (shape[1] ?? 1) + column] ?? Number.NaN);
}

export function plainCombined(
  left: Plain,
  right: Plain,
  combine: (left: number, right: number) => number,
): Plain {
  const shape =
    left.shape.length === 0 && right.shape.length === 0
      ? []
      : [Math.max(rows(left), rows(right)), Math.max(columns(left), columns(right))];
  return matrix(shape, (row, column) => combine(stretched(left, row, column), stretched(right, row, column)));
}

export function plainStretched(x: Plain, shape: Shape): Plain {
  return matrix(shape, (row, column) => stretched(x, row, column));
}

/** Sums over these axes, which stay with size 1. */
export function plainSum(x: Plain, axes: readonly number[]): Plain {
  if (x.shape.length === 0) return x;
  const [height, width] = [axes.includes(0) ? 1 : rows(x), axes.includes(1) ? 1 : columns(x)];
  return matrix([height, width], (row, column) => {
    let total = 0;
    for (let down = 0; down < rows(x) / height; down++)
      for (let right = 0; right < columns(x) / width; right++) total += x.at(row + down, column + right);
    return total;
  });
}

/** The last row of `upper` above the first row of `lower`, both two rows high. */
export function plainMiddleRows(upper: Plain, lower: Plain): Plain {
  return matrix(upper.shape, (row, column) => (row === 0 ? upper.at(1, column) : lower.at(0, column)));
}

export function plainElements(x: Plain): number[] {
  return Array.from({ length: rows(x) * columns(x) }, (_, k) =>
    x.at(Math.floor(k / columns(x)), k % columns(x)),
  );
}
