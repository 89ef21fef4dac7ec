/** @file λ of a finished run, one number a pair, so that every view says the same. */
import type { RunResult } from './format.js';

export interface ReportedLambda {
  /** Counted from 1: the best one, whose accuracy is reported; of results of earlier versions the last one. */
  readonly epoch: number;
  /** Over the images of that epoch, in the order of the run's pairs. */
  readonly mean: readonly number[];
}

/**
 * Undefined where the run is not finished or its method learns no λ. The last iteration's own are of one batch: they differ
 * from these in the second digit.
 */
export function reportedLambda(result: RunResult | undefined): ReportedLambda | undefined {
  const mean = (result?.pairs ?? []).flatMap(({ lambda }) => (lambda === undefined ? [] : [lambda.mean]));
  if (!result || mean.length === 0 || mean.length !== result.pairs.length) return undefined;
  return { epoch: result.lambdaEpoch ?? result.epochs, mean };
}
