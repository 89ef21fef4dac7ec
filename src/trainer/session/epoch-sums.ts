/** @file Sums over the iterations of the epoch so far; they go into checkpoints, so that a resumed epoch ends the same. */

import type { JsonObject } from '../../run/folder/snapshot.js';
import type { PairWeights } from '../../run/records/metrics.js';
import { numberIn, numbersIn } from './position-fields.js';

export interface EpochSums {
  readonly images: number;
  readonly correct: number;
  /** Σ of loss x images. */
  readonly loss: number;
  /** Per pair: Σ λ and Σ λ² over the images; empty where λ is not learned. */
  readonly lambda: readonly number[];
  readonly lambdaSquared: readonly number[];
}

export const noSums: EpochSums = { images: 0, correct: 0, loss: 0, lambda: [], lambdaSquared: [] };

/** The sums with one more batch. */
export function withBatch(
  sums: EpochSums,
  batch: {
    readonly images: number;
    readonly correct: number;
    readonly trainingLoss: number;
    readonly lambda?: PairWeights;
  },
): EpochSums {
  const { mean = [], deviation = [] } = batch.lambda ?? {};
  const plus = (previous: readonly number[], values: readonly number[]) =>
    values.map((value, pair) => (previous[pair] ?? 0) + value * batch.images);
  return {
    images: sums.images + batch.images,
    correct: sums.correct + batch.correct,
    loss: sums.loss + batch.trainingLoss * batch.images,
    lambda: plus(sums.lambda, mean),
    lambdaSquared: plus(
      sums.lambdaSquared,
      mean.map((value, pair) => value * value + (deviation[pair] ?? 0) ** 2),
    ),
  };
}

/** λ over all images of the sums; undefined where it is not learned. */
export function lambdaOf({ images, lambda, lambdaSquared }: EpochSums): PairWeights | undefined {
  if (lambda.length === 0) return undefined;
  const mean = lambda.map((sum) => sum / images);
  return {
    mean,
    deviation: lambdaSquared.map((sum, pair) =>
      Math.sqrt(Math.max(0, sum / images - (mean[pair] ?? 0) ** 2)),
    ),
  };
}

export function sumsToJson(sums: EpochSums): JsonObject {
  return { ...sums };
}

/** What `sumsToJson` wrote. Throws `run/broken-checkpoint` where something of it is missing. */
export function sumsFromJson(json: JsonObject): EpochSums {
  return {
    images: numberIn(json, 'images'),
    correct: numberIn(json, 'correct'),
    loss: numberIn(json, 'loss'),
    lambda: numbersIn(json, 'lambda'),
    lambdaSquared: numbersIn(json, 'lambdaSquared'),
  };
}
