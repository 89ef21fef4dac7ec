/** @file λ of a finished run, one number a pair, so that every view says the same. */
import type { RunResult } from './format.js';

/**
 * The means over the images of the last epoch, in the order of the run's pairs; undefined where the run is not finished or
 * its method learns no λ. The last iteration's own are of one batch: they differ from these in the second digit.
 */
export function finalLambda(result: RunResult | undefined): readonly number[] | undefined {
  const means = (result?.pairs ?? []).flatMap(({ lambda }) => (lambda === undefined ? [] : [lambda.mean]));
  return means.length > 0 && means.length === result?.pairs.length ? means : undefined;
}
