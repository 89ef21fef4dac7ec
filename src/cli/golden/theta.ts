/** @file θ and running statistics after an iteration, held against golden ones. */
import type { Comparison, Results } from './compare.js';
import { norm, type Pairing, summaryPairings, vectorError, wholePairings } from './distance.js';
import type { GoldenIteration, GoldenStatistics } from './iteration-case.js';
import type { Summaries } from './summary.js';
import type { Tolerances } from './tolerances.js';

/** @param initial the state before the first iteration. @param state that after this one. */
export function compareTheta(
  expected: GoldenIteration,
  initial: Results,
  state: Results,
  { relative, grain }: Tolerances,
): Comparison[] {
  const compared = (when: string, summaries: Summaries | undefined): Comparison[] => {
    if (!summaries) return [];
    const whole = summaryPairings(summaries, (name) => state.get(name));
    if (grain === undefined)
      return [{ quantity: `θ after ${when}, in short`, error: vectorError(whole), tolerance: relative }];
    const start = summaryPairings(summaries, (name) => initial.get(name));
    const moved = whole.map(([computed, golden], index): Pairing => {
      const [from = []] = start[index] ?? [];
      return [difference(computed, from), difference(golden, from)];
    });
    return [
      {
        quantity: `what θ moved by until ${when}, in short`,
        error: vectorError(moved),
        tolerance: relative + (grain * goldenSize(whole)) / goldenSize(moved),
      },
    ];
  };
  return [
    ...compared('step 1', expected.theta_after_step1),
    ...compared('the roll-back', expected.theta_end),
    ...compareStatistics('target.', expected.first_batch_norm_end, state, relative),
  ];
}

/** The running statistics of the first batch normalization, each held against its own size. */
export function compareStatistics(
  prefix: string,
  golden: GoldenStatistics | null | undefined,
  state: Results,
  tolerance: number,
): Comparison[] {
  if (!golden) return [];
  return (['running_mean', 'running_var'] as const).map((part) => {
    const whole = new Map([[part, { shape: [golden[part].length], data: golden[part] }]]);
    const pairings = wholePairings(whole, () => state.get(`${prefix}${golden.path}.${part}`));
    return { quantity: 'statistics of the first batch norm', error: vectorError(pairings), tolerance };
  });
}

const difference = (values: ArrayLike<number>, from: ArrayLike<number>): number[] =>
  Array.from(values, (value, k) => value - (from[k] ?? Number.NaN));

const goldenSize = (pairings: readonly Pairing[]): number =>
  Math.hypot(...pairings.map(([, golden]) => norm(golden)));
