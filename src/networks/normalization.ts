/** @file Layer and group normalization as expressions. The mean is taken off first: E[x²] − μ² would lose digits. */
import { add, multiply, power, subtract } from '../autodiff/elementwise.js';
import type { Node } from '../autodiff/node.js';
import { mean, reshape } from '../autodiff/reductions.js';
import { stretched } from './stretching.js';

/** (x − μ)/√(σ² + ε) over these axes, σ² the biased variance. */
function standardize(x: Node, axes: readonly number[], epsilon: number): Node {
  const centered = subtract(x, mean(x, axes));
  return multiply(centered, power(add(mean(power(centered, 2), axes), epsilon), -0.5));
}

/** y = γ·(x − μ)/√(σ² + ε) + β over the last `count` axes; γ and β have their shape. */
export function layerNormalization(
  x: Node,
  count: number,
  epsilon: number,
  weight: Node | undefined,
  bias: Node | undefined,
): Node {
  const axes = [...x.shape.keys()].slice(-count);
  const y = standardize(x, axes, epsilon);
  const scaled = weight ? stretched(multiply, y, weight) : y;
  return bias ? stretched(add, scaled, bias) : scaled;
}

/** The same over each group of channels and all positions of an image; γ and β are of shape (C). */
export function groupNormalization(
  x: Node,
  groups: number,
  epsilon: number,
  weight: Node | undefined,
  bias: Node | undefined,
): Node {
  const [images = 1, channels = 1, ...positions] = x.shape;
  const rest = (channels / groups) * positions.reduce((product, size) => product * size, 1);
  const y = reshape(standardize(reshape(x, [images, groups, rest]), [2], epsilon), x.shape);
  const perChannel = (vector: Node): Node => reshape(vector, [1, channels, ...positions.map(() => 1)]);
  const scaled = weight ? multiply(y, perChannel(weight)) : y;
  return bias ? add(scaled, perChannel(bias)) : scaled;
}
