/** @file Batch normalization as expressions: per-channel scale and shift from Σx and Σx². */
import { add, multiply, power, relu, subtract } from '../autodiff/elementwise.js';
import type { Node } from '../autodiff/node.js';
import { mean, reshape } from '../autodiff/reductions.js';

const overImagesAndPositions = [0, 2, 3];

export interface Normalized {
  /** (N, C, H, W). */
  readonly y: Node;
  /** New running statistics, both of shape (C); absent in evaluation. */
  readonly runningMean?: Node;
  readonly runningVariance?: Node;
}

/** The parameters of one layer, each of shape (C), and its constants. */
export interface NormalizationParameters {
  readonly weight: Node;
  readonly bias: Node;
  readonly runningMean: Node;
  readonly runningVariance: Node;
  readonly epsilon: number;
  readonly momentum: number;
}

const perChannel = (vector: Node): Node => reshape(vector, [1, vector.shape[0] ?? 1, 1, 1]);

/** y = γ·(x − μ)/√(σ² + ε) + β with the statistics of this batch; the running variance is kept unbiased. */
export function normalizeByBatch(x: Node, parameters: NormalizationParameters): Normalized {
  const [images = 1, channels = 1, height = 1, width = 1] = x.shape;
  const count = images * height * width;
  const { momentum } = parameters;
  const center = mean(x, overImagesAndPositions);
  // In float32 the difference may fall below zero where a channel hardly varies: the root of it would be no number.
  const variance = relu(subtract(mean(power(x, 2), overImagesAndPositions), power(center, 2)));
  const update = (running: Node, batch: Node): Node =>
    add(multiply(running, 1 - momentum), multiply(reshape(batch, [channels]), momentum));
  return {
    y: affine(x, center, variance, parameters),
    runningMean: update(parameters.runningMean, center),
    runningVariance: update(parameters.runningVariance, multiply(variance, count / Math.max(1, count - 1))),
  };
}

/** The same with the running statistics, as in evaluation. */
export function normalizeByRunning(x: Node, parameters: NormalizationParameters): Normalized {
  return {
    y: affine(x, perChannel(parameters.runningMean), perChannel(parameters.runningVariance), parameters),
  };
}

function affine(
  x: Node,
  center: Node,
  variance: Node,
  { weight, bias, epsilon }: NormalizationParameters,
): Node {
  const scale = multiply(perChannel(weight), power(add(variance, epsilon), -0.5));
  const shift = subtract(perChannel(bias), multiply(center, scale));
  return add(multiply(x, scale), shift);
}
