/** @file The comparisons of a run with a golden case: every quantity's error, held against its tolerance. */
import type { NamedTensors } from '../../tensor/host-tensor.js';
import type { Comparison, Results } from './comparison.js';
import {
  type Lookup,
  largestDifference,
  type Pairing,
  relativeError,
  summaryPairings,
  vectorError,
  wholePairings,
} from './distance.js';
import type { GoldenIteration, GoldenIterations } from './iteration-case.js';
import { compareTheta, type Theta } from './theta.js';
import type { Tolerances } from './tolerances.js';

/** What an iteration gave, and the state that it left. */
interface Iterated extends Theta {
  readonly results: Results;
}

/** Compares iteration number `index`. */
export function compareIteration(
  { iterations, tensors }: GoldenIterations,
  index: number,
  iterated: Iterated,
  tolerances: Tolerances,
): Comparison[] {
  const expected = iterations[index];
  if (!expected) return [];
  const { results, state } = iterated;
  const hypergradient: Lookup = (name) => results.get(`hypergradient.${name}`);
  const ofState: Lookup = (name) => state.get(name);
  const vector = (quantity: string, pairings: readonly Pairing[], tolerance: number): Comparison => ({
    quantity,
    error: vectorError(pairings),
    tolerance,
  });
  const { relative, afterGradients, stored } = tolerances;
  // Of the first iteration, the losses before the look-ahead follow no gradient yet.
  const before = index === 0 ? relative : afterGradients;
  const comparisons = [
    ...compareLosses(expected, results, before, afterGradients),
    vector('λ, batch mean', [[lambdaMeans(results), expected.lambda_mean]], before),
    vector(
      'hypergradient, in short',
      summaryPairings(expected.hypergradient, hypergradient),
      tolerances.hypergradient,
    ),
    comparePhi('φ after Adam, in short', summaryPairings(expected.phi_after, ofState), tolerances, index + 1),
  ];
  const whole = group(tensors, `hypergradient/${index}/`);
  if (whole.size > 0) {
    const tolerance = Math.max(tolerances.hypergradient, stored);
    comparisons.push(vector('hypergradient', wholePairings(whole, hypergradient), tolerance));
  }
  comparisons.push(...compareTheta(expected, iterated, tolerances));
  return comparisons;
}

/** @param before the tolerance of what comes before the first step of the look-ahead. @param after of what follows it. */
function compareLosses(
  expected: GoldenIteration,
  results: Results,
  before: number,
  after: number,
): Comparison[] {
  const rows: [quantity: string, output: string, golden: number, tolerance: number][] = [
    ['L_total', 'total', expected.L_total, before],
    ['L_org', 'original', expected.L_org, before],
    ['β·L_wfm', 'transfer', expected.betaL_wfm, before],
    ...expected.lookahead_losses.map((loss, step): [string, string, number, number] => [
      'losses of the look-ahead',
      `lookAhead.${step}`,
      loss,
      step === 0 ? before : after,
    ]),
    ['L_org after the look-ahead', 'afterLookAhead', expected.L_org_after_lookahead, after],
  ];
  return rows.map(([quantity, output, golden, tolerance]) => ({
    quantity,
    error: relativeError(results.get(output)?.data[0] ?? Number.NaN, golden),
    tolerance,
  }));
}

/** λ of every pair, averaged over the batch. */
function lambdaMeans(results: Results): number[] {
  const { shape: [images = 0, pairs = 0] = [], data = [] } = results.get('lambda') ?? {};
  return Array.from({ length: pairs }, (_, pair) => {
    let sum = 0;
    for (let image = 0; image < images; image++) sum += data[image * pairs + pair] ?? Number.NaN;
    return sum / images;
  });
}

/** Compares φ after so many steps of Adam. */
function comparePhi(
  quantity: string,
  pairings: readonly Pairing[],
  { phi }: Tolerances,
  steps: number,
): Comparison {
  return 'relative' in phi
    ? { quantity, error: vectorError(pairings), tolerance: phi.relative }
    : {
        quantity: `${quantity}, an element`,
        error: largestDifference(pairings),
        tolerance: phi.perElement + (steps - 1) * phi.perFurtherStep,
      };
}

/** Compares θ before the first iteration, where the case has it whole. */
export function compareStart(
  { tensors }: GoldenIterations,
  state: Results,
  { stored }: Tolerances,
): Comparison[] {
  return compareGroup(tensors, 'initial/', 'initial θ', (name) => state.get(name), stored);
}

/** Compares the state after the last iteration, where the case has it whole. */
export function compareEnd(
  { iterations, tensors }: GoldenIterations,
  state: Results,
  tolerances: Tolerances,
): Comparison[] {
  const tolerance = Math.max(tolerances.relative, tolerances.stored);
  const final: Lookup = (name) => state.get(name);
  const momentum: Lookup = (name) => state.get(`momentum.${name}`);
  const phi = group(tensors, 'final_phi/');
  return [
    ...compareGroup(tensors, 'final/', 'final θ', final, tolerance),
    ...compareGroup(tensors, 'final_momentum/', 'final momentum', momentum, tolerance),
    ...(phi.size > 0
      ? [comparePhi('final φ', wholePairings(phi, final), storedPhi(tolerances), iterations.length)]
      : []),
  ];
}

/** φ against float32 tensors: the relative tolerance is no smaller than what they allow. */
function storedPhi(tolerances: Tolerances): Tolerances {
  const { phi, stored } = tolerances;
  return 'relative' in phi
    ? { ...tolerances, phi: { relative: Math.max(phi.relative, stored) } }
    : tolerances;
}

function compareGroup(
  tensors: NamedTensors,
  prefix: string,
  quantity: string,
  computed: Lookup,
  tolerance: number,
): Comparison[] {
  const whole = group(tensors, prefix);
  return whole.size > 0 ? [{ quantity, error: vectorError(wholePairings(whole, computed)), tolerance }] : [];
}

/** The tensors whose names start with a prefix, without it. */
function group(tensors: NamedTensors, prefix: string): NamedTensors {
  return new Map(
    [...tensors]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, tensor]) => [name.slice(prefix.length), tensor]),
  );
}
