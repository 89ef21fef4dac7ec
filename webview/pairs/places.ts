/** @file Where a pair begins or ends: a layer of a source or of the target. */
import type { Pair } from '../../src/catalog/pairs.js';

export type Place =
  | { readonly side: 'source'; readonly source: number; readonly layer: string }
  | { readonly side: 'target'; readonly layer: string };

/** Names a place; equal for equal places. */
export const placeKey = (place: Place): string =>
  place.side === 'source' ? `source ${place.source} ${place.layer}` : `target ${place.layer}`;

export const samePlace = (one: Place, other: Place): boolean => placeKey(one) === placeKey(other);

/** The two ends of a pair. */
export const endsOf = ({ source, sourceLayer, targetLayer }: Pair): readonly [Place, Place] => [
  { side: 'source', source, layer: sourceLayer },
  { side: 'target', layer: targetLayer },
];

/** The pair between two places on opposite sides, in either order; absent for two on the same side. */
export function pairBetween(one: Place, other: Place): Pair | undefined {
  if (one.side === 'source' && other.side === 'target') {
    return { source: one.source, sourceLayer: one.layer, targetLayer: other.layer };
  }
  return one.side === 'target' && other.side === 'source' ? pairBetween(other, one) : undefined;
}
