/** @file θ and running statistics after an iteration, held against golden ones. */
import type { Comparison, Results } from './comparison.js';
import { norm, type Pairing, summaryPairings, vectorError, wholePairings } from './distance.js';
import type { GoldenIteration, GoldenStatistics } from './iteration-case.js';
import type { Summaries } from './summary.js';
import { type Tolerances, writtenGrain } from './tolerances.js';

/** θ as it was, is, and should be. */
export interface Theta {
  readonly initial: Results;
  /** As the engine holds it. */
  readonly state: Results;
  /** As the steps that were taken add up to, in float64. */
  readonly stepped: Results;
}

/** Compares θ, or what it moved by, and the running statistics where the case has them. */
export function compareTheta(
  expected: GoldenIteration,
  theta: Theta,
  { relative, grain }: Tolerances,
): Comparison[] {
  const compared = (when: string, summaries: Summaries | undefined): Comparison[] => {
    if (!summaries) return [];
    if (grain === undefined)
      return [
        {
          quantity: `θ after ${when}, in short`,
          error: vectorError(pairingsOf(summaries, theta.state)),
          tolerance: relative,
        },
      ];
    return [
      compareMovement(
        `steps of θ until ${when}, in short`,
        summaries,
        theta.initial,
        theta.stepped,
        relative,
        writtenGrain,
      ),
      compareMovement(
        `movement of θ until ${when}, in short`,
        summaries,
        theta.initial,
        theta.state,
        relative,
        writtenGrain + grain,
      ),
    ];
  };
  return [
    ...compared('step 1', expected.theta_after_step1),
    ...compared('the roll-back', expected.theta_end),
    ...compareStatistics('target.', expected.first_batch_norm_end, theta.state, relative),
  ];
}

/** Compares what tensors moved by. @param grain how finely both ends are known, relative to the tensors themselves. */
function compareMovement(
  quantity: string,
  summaries: Summaries,
  from: Results,
  to: Results,
  relative: number,
  grain: number,
): Comparison {
  const start = pairingsOf(summaries, from);
  const end = pairingsOf(summaries, to);
  const moved = end.map(([computed, golden], index): Pairing => {
    const [origin = []] = start[index] ?? [];
    return [difference(computed, origin), difference(golden, origin)];
  });
  return {
    quantity,
    error: vectorError(moved),
    tolerance: relative + (grain * goldenSize(end)) / goldenSize(moved),
  };
}

const pairingsOf = (summaries: Summaries, values: Results): Pairing[] =>
  summaryPairings(summaries, (name) => values.get(name));

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

/** θ after an SGD step of these momenta: θ − η·v, in float64. */
export function stepTheta(theta: Results, state: Results, learningRate: number): Results {
  return new Map(
    [...theta].map(([name, { shape, data }]) => {
      const momentum = state.get(`momentum.${name}`)?.data ?? [];
      const step = (value: number, k: number) => value - learningRate * (momentum[k] ?? Number.NaN);
      return [name, { shape, data: Array.from(data, step) }];
    }),
  );
}

const difference = (values: ArrayLike<number>, from: ArrayLike<number>): number[] =>
  Array.from(values, (value, k) => value - (from[k] ?? Number.NaN));

const goldenSize = (pairings: readonly Pairing[]): number =>
  Math.hypot(...pairings.map(([, golden]) => norm(golden)));
