/** @file Sums and means over windows of a map. */
import type { PoolWindow, Sides } from '../catalog/networks/window.js';
import { graphErrors } from '../errors/graph.js';
import { sameShape } from '../tensor/host-tensor.js';
import { multiply, power } from './elementwise.js';
import type { Node, Shape } from './node.js';
import { pooledShape, poolWindow } from './pooling.js';

function summedShape(operation: string, shape: Shape, window: PoolWindow, operand: Node): Shape {
  if (window.dilation.some((step) => step !== 1))
    throw graphErrors.shapeMismatch(operation, [operand.shape], 'windows without dilation');
  return pooledShape(operation, shape, window, [operand]);
}

/** The sum of every window of x (N, C, H, W); padding counts as 0. Windows have no dilation. */
export function sumPool(x: Node, window: PoolWindow): Node {
  return x.graph.node('sumPool', [x], poolWindow(window), summedShape('sumPool', x.shape, window, x));
}

/** The adjoint of the sum: adds each element of u (N, C, H', W') to every place of its window in (N, C, height, width). */
export function sumUnpool(u: Node, window: PoolWindow, height: number, width: number): Node {
  const shape = [...u.shape.slice(0, 2), height, width];
  if (!sameShape(u.shape, summedShape('sumUnpool', shape, window, u)))
    throw graphErrors.shapeMismatch('sumUnpool', [u.shape], `what windows of ${height}x${width} give`);
  return u.graph.node('sumUnpool', [u], { ...poolWindow(window), height, width }, shape);
}

export interface AverageOptions {
  /** Whether padding counts in the divisor. */
  readonly countPadding: boolean;
  /** What of the padding after each axis no divisor counts: there a window that was not to be left out hangs over. */
  readonly overhang?: readonly [height: number, width: number];
}

/** The mean of every window of x (N, C, H, W). */
export function averagePool(x: Node, window: PoolWindow, options: AverageOptions): Node {
  const total = sumPool(x, window);
  const { countPadding, overhang = [0, 0] } = options;
  /** What of the padding counts, and what not. */
  const split = (axis: 0 | 1): readonly [counted: Sides, other: Sides] => {
    const [before, after] = window.padding[axis];
    return countPadding
      ? [
          [before, after - overhang[axis]],
          [0, overhang[axis]],
        ]
      : [
          [0, 0],
          [before, after],
        ];
  };
  const [vertical, horizontal] = [split(0), split(1)];
  const padding = [vertical[1], horizontal[1]] as const;
  if (padding.flat().every((side) => side === 0))
    return multiply(total, 1 / (window.size[0] * window.size[1]));
  const counted = [vertical, horizontal].map(
    ([[before, after]], axis) => before + (x.shape[axis + 2] ?? 1) + after,
  );
  const divisor = sumPool(x.graph.constant(1, [1, 1, ...counted]), { ...window, padding });
  return multiply(total, power(divisor, -1));
}
