/** @file The lines of the picture: the pairs of the file and of the run together, and how strong λ makes each. */
import type { Pair } from '../../src/catalog/pairs.js';
import { pairKey } from './pair-key.js';

/** Where a pair stands: in both, only in the file (the run doesn't know it), only in the run (the file dropped it). */
export type Presence = 'both' | 'file' | 'run';

export interface KnownPair {
  readonly key: string;
  readonly pair: Pair;
  readonly presence: Presence;
  /** Index into the run's pairs. */
  readonly runIndex?: number;
}

/** The pairs of the file in its order, then those that only the run has. Without a run, all count as in both. */
export function joinPairs(file: readonly Pair[] | undefined, run: readonly Pair[] | undefined): KnownPair[] {
  const runIndices = new Map((run ?? []).map((pair, index) => [pairKey(pair), index]));
  const fromFile = (file ?? []).map((pair): KnownPair => {
    const key = pairKey(pair);
    const runIndex = runIndices.get(key);
    if (runIndex !== undefined) return { key, pair, presence: 'both', runIndex };
    return { key, pair, presence: run ? 'file' : 'both' };
  });
  const known = new Set(fromFile.map(({ key }) => key));
  const fromRun = (run ?? []).flatMap((pair, runIndex): KnownPair[] => {
    const key = pairKey(pair);
    return known.has(key) ? [] : [{ key, pair, presence: file ? 'run' : 'both', runIndex }];
  });
  return [...fromFile, ...fromRun];
}

/** A pair counts as dead below this part of the strongest λ. */
const deadBelow = 0.01;

export interface Strength {
  readonly lambda: number;
  /** λ relative to the top of the scale, 0..1. */
  readonly relative: number;
  readonly dead: boolean;
}

/** λ of each pair as part of `top`; undefined where λ isn't known. */
export function strengths(
  lambdas: readonly (number | undefined)[],
  top: number,
): readonly (Strength | undefined)[] {
  const strongest = Math.max(0, ...lambdas.map((lambda) => lambda ?? 0));
  return lambdas.map((lambda) => {
    if (lambda === undefined || !Number.isFinite(lambda)) return undefined;
    return {
      lambda,
      relative: top > 0 ? Math.max(0, Math.min(1, lambda / top)) : 0,
      dead: lambda <= strongest * deadBelow,
    };
  });
}

const plainWidth = 2;
const [thinnest, thickest] = [1.25, 7];

/** Pixels. */
export const lineWidth = (strength: Strength | undefined): number =>
  strength ? thinnest + (thickest - thinnest) * strength.relative : plainWidth;
