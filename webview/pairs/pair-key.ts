/** @file What makes two pairs the same, and lists of pairs equal. */
import type { Pair } from '../../src/catalog/pairs.js';

/** Names a pair; equal for equal pairs. */
export const pairKey = ({ source, sourceLayer, targetLayer }: Pair): string =>
  `${source}/${sourceLayer}/${targetLayer}`;

/** Whether two lists hold the same pairs in the same order. */
export function samePairs(one: readonly Pair[], other: readonly Pair[]): boolean {
  return one.length === other.length && one.every((pair, index) => isSame(pair, other[index]));
}

const isSame = (pair: Pair, other: Pair | undefined): boolean =>
  other !== undefined && pairKey(pair) === pairKey(other);

/** The pairs without those of these keys. */
export const withoutPairs = (pairs: readonly Pair[], keys: ReadonlySet<string>): Pair[] =>
  pairs.filter((pair) => !keys.has(pairKey(pair)));
