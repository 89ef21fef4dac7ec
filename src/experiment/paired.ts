/** @file Two groups compared seed by seed. */
import type { FinishedRun, Group } from './groups.js';
import { fewestPairs, signFlip } from './sign-flip.js';
import { type Interval, summaryOf } from './statistics.js';

export interface Paired {
  /** The seeds that both have, of the same test images. */
  readonly seeds: readonly number[];
  /** Mean of the differences of test accuracy. */
  readonly mean: number;
  /** Student's 95 % interval; absent of one pair. */
  readonly interval?: Interval;
  /** Two-sided p of the sign-flip test; absent where there are too few seeds to tell. */
  readonly p?: number;
}

/** The differences of `group` to `other`, paired by seed; absent where they share none. */
export function paired(group: Group, other: Group): Paired | undefined {
  const others = new Map(other.runs.map((run) => [run.experiment.seed, run]));
  const pairs = group.runs.flatMap((run) => {
    const match = others.get(run.experiment.seed);
    return match && comparable(run, match) ? [[run, match] as const] : [];
  });
  if (pairs.length === 0) return undefined;
  const differences = pairs.map(([run, match]) => run.result.testAccuracy - match.result.testAccuracy);
  const { mean, interval } = summaryOf(differences);
  return {
    seeds: pairs.map(([run]) => run.experiment.seed),
    mean,
    ...(interval && { interval }),
    ...(pairs.length >= fewestPairs && { p: signFlip(differences) }),
  };
}

/** Only runs with the same images are compared: the data's seed decides which they are. */
function comparable(left: FinishedRun, right: FinishedRun): boolean {
  return (
    left.experiment.data.seed === right.experiment.data.seed &&
    left.result.testImages === right.result.testImages
  );
}
