/** @file Finished runs to make tables of. */
import type { Experiment } from '../../src/configuration/experiment.js';
import type { RunResult } from '../../src/run/folder/format.js';
import type { RunSummary } from '../../src/run/overview/list.js';
import { experiment } from '../run/example-run.js';

export function resultOf(testAccuracy: number, of: Experiment = experiment): RunResult {
  return {
    format: 2,
    method: of.method,
    bestEpoch: 3,
    validationAccuracy: 0.5,
    testAccuracy,
    testImages: 100,
    standardError: 0.05,
    epochs: 4,
    iterations: 40,
    seconds: 10,
    engine: {
      name: 'reference',
      device: 'CPU',
      version: '1',
      reason: 'told',
      notTaken: [],
      threads: 1,
      deterministic: true,
    },
    pairs: [],
    seed: of.seed,
    dataSeed: of.data.seed,
    notes: [],
  };
}

/** A finished run of the example experiment with these changes. */
export function finishedRun(
  testAccuracy: number,
  changes: Partial<Experiment> = {},
  result: Partial<RunResult> = {},
): RunSummary {
  const changed = { ...experiment, ...changes };
  return {
    folder: `/runs/${changed.method}-${changed.seed}`,
    configuration: {
      format: 2,
      id: 'a',
      created: '2026-01-01T00:00:00.000Z',
      experimentFile: '/a.l2t.json',
      experimentHash: 'a',
      experiment: changed,
    },
    state: 'finished',
    result: { ...resultOf(testAccuracy, changed), ...result },
  };
}

/** One run a seed, seeds counted from 0, newest first as runs are listed. */
export function seeded(accuracies: readonly number[], changes: Partial<Experiment> = {}): RunSummary[] {
  return accuracies.map((accuracy, seed) => finishedRun(accuracy, { ...changes, seed })).reverse();
}
