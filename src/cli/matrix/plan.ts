/** @file The runs of a matrix beside those that are there already: what is done, what can go on, what is still to be made. */
import type { Experiment } from '../../configuration/experiment.js';
import type { MatrixRun } from '../../configuration/matrix-runs.js';
import { canonicalText } from '../../configuration/schema/combinations.js';
import { decides, valuesOf } from '../../configuration/training-keys.js';
import { listRuns, type RunSummary } from '../../run/overview/list.js';

export interface PlannedRun extends MatrixRun {
  /** The run of this configuration that is there: a finished one before the newest. */
  readonly known?: RunSummary;
}

/** Equal for runs that train the same. */
function keyOf(experiment: Experiment): string {
  const deciding = valuesOf(experiment).filter(([key]) => decides(key, experiment.method));
  return canonicalText([Object.fromEntries(deciding), experiment.pairs]);
}

/** One seed of everything before the next seed of anything, so that a first answer comes early. */
export function breadthFirst(runs: readonly MatrixRun[]): MatrixRun[] {
  const seeds = [...new Set(runs.map(({ experiment }) => experiment.seed))];
  return seeds.flatMap((seed) => runs.filter(({ experiment }) => experiment.seed === seed));
}

/**
 * A run belongs to a matrix by its resolved configuration, so that changed and added values train only what is missing.
 * @param folder of the runs, absolute.
 */
export async function planOf(runs: readonly MatrixRun[], folder: string): Promise<PlannedRun[]> {
  const known = new Map<string, RunSummary>();
  // Newest first, and a finished one in the place of any other.
  for (const summary of await listRuns([folder])) {
    // The epochs of a continued run are as many, but not those of one that was trained at once.
    if (summary.configuration.continuedFrom) continue;
    const key = keyOf(summary.configuration.experiment);
    const before = known.get(key);
    if (before === undefined || (before.result === undefined && summary.result !== undefined))
      known.set(key, summary);
  }
  return breadthFirst(runs).map((run) => {
    const summary = known.get(keyOf(run.experiment));
    return summary ? { ...run, known: summary } : run;
  });
}
