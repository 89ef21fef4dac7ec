/** @file Relative errors of a run against a golden case, and the tolerances of golden/README.md. */
import type { GoldenCase, TensorSummary } from './case.js';

export interface Comparison {
  readonly iteration: number;
  readonly quantity: string;
  readonly error: number;
  readonly tolerance: number;
}

/** What an engine computed, in the precision it has. */
export interface Computed {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number>;
}

export interface Tolerances {
  readonly losses: number;
  readonly theta: number;
  readonly hypergradient: number;
  /** φ: relative as one vector, or per element in units of the meta learning rate. */
  readonly phi: { readonly relative: number } | { readonly perElement: number };
  /** Against float32 tensors of the `.safetensors`. */
  readonly stored: number;
}

export function tolerancesOf(golden: GoldenCase, exact: boolean): Tolerances {
  if (exact) return { losses: 1e-9, theta: 1e-9, hypergradient: 1e-9, phi: { relative: 1e-9 }, stored: 1e-7 };
  return {
    losses: 1e-5,
    theta: 1e-5,
    // At full width some ReLU and max-pool decisions flip in float32, in the authors' own code too.
    hypergradient: golden.width >= 1 ? 5e-2 : 1e-4,
    phi: { perElement: 2 * golden.meta_lr },
    stored: 1e-5,
  };
}

/** |a − b| / |b|. */
export function relativeError(actual: number, expected: number): number {
  return Math.abs(actual - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE);
}

/** ‖a − b‖ / ‖b‖ of all tensors as one vector. */
export function vectorError(pairs: Iterable<readonly [ArrayLike<number>, ArrayLike<number>]>): number {
  let difference = 0;
  let norm = 0;
  for (const [actual, expected] of pairs) {
    for (let k = 0; k < expected.length; k++) {
      const value = expected[k] ?? 0;
      difference += ((actual[k] ?? Number.NaN) - value) ** 2;
      norm += value ** 2;
    }
  }
  return Math.sqrt(difference) / Math.max(Math.sqrt(norm), Number.MIN_VALUE);
}

/** The largest |a − b|. */
export function largestDifference(pairs: Iterable<readonly [ArrayLike<number>, ArrayLike<number>]>): number {
  let largest = 0;
  for (const [actual, expected] of pairs) {
    for (let k = 0; k < expected.length; k++) {
      const difference = Math.abs((actual[k] ?? Number.NaN) - (expected[k] ?? 0));
      if (!(difference <= largest)) largest = difference;
    }
  }
  return largest;
}

const norm = ({ data }: Computed): number => {
  let total = 0;
  for (let k = 0; k < data.length; k++) total += (data[k] ?? 0) ** 2;
  return Math.sqrt(total);
};

/** What a summary knows of each tensor: its first numbers and its norm. */
export function summarized(
  summaries: Readonly<Record<string, TensorSummary>>,
  computed: (name: string) => Computed | undefined,
): [ArrayLike<number>, ArrayLike<number>][] {
  return Object.entries(summaries).flatMap(([name, { first, l2 }]) => {
    const tensor = computed(name);
    const actual = tensor ? Array.from(first, (_, k) => tensor.data[k] ?? Number.NaN) : [];
    return [
      [actual, first],
      [[tensor ? norm(tensor) : Number.NaN], [l2]],
    ] satisfies [ArrayLike<number>, ArrayLike<number>][];
  });
}

/** Whole tensors under a prefix. */
export function stored(
  golden: GoldenCase,
  prefix: string,
  computed: (name: string) => Computed | undefined,
): [ArrayLike<number>, ArrayLike<number>][] {
  return [...golden.tensors]
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, { data }]) => [computed(name.slice(prefix.length))?.data ?? [], data]);
}
