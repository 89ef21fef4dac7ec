/** @file The pairs that a file lists, resolved to layers, and the learned pair that each is. */
import type { Node } from 'jsonc-parser';
import { isFound, sourceLayer, targetLayer } from '../../configuration/layer-reference.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { nodeAt } from '../document/place.js';
import type { LearnedPair } from './run-pairs.js';

export interface PairPlace {
  readonly node: Node;
  readonly source: string;
  readonly sourceLayer: string;
  readonly targetLayer: string;
}

/** The listed pairs whose layers are known. */
export function pairPlaces(document: ExperimentDocument): PairPlace[] {
  const { reading } = document.reading;
  const { pairs } = reading;
  if (!Array.isArray(pairs)) return [];
  const nodes = nodeAt(document, ['pairs'])?.children ?? [];
  return pairs.flatMap((pair, index) => {
    const node = nodes[index];
    const source = pair && sourceLayer(pair.source, reading.sources);
    const target = pair && targetLayer(pair.target, reading.target);
    if (!node || !isFound(source) || !isFound(target)) return [];
    const name = reading.sources?.[source.source]?.name ?? '';
    return [{ node, source: name, sourceLayer: source.layer, targetLayer: target.layer }];
  });
}

/**
 * Finds the learned pair of the layers of a place; where the source was renamed since, that of the same layers if it is
 * the only one.
 */
export function learnedFinder(known: readonly LearnedPair[]): (place: PairPlace) => LearnedPair | undefined {
  const layersOf = ({ sourceLayer, targetLayer }: Pick<PairPlace, 'sourceLayer' | 'targetLayer'>) =>
    JSON.stringify([sourceLayer, targetLayer]);
  const byLayers = new Map<string, LearnedPair[]>();
  for (const pair of known) {
    const same = byLayers.get(layersOf(pair));
    if (same) same.push(pair);
    else byLayers.set(layersOf(pair), [pair]);
  }
  return (place) => {
    const same = byLayers.get(layersOf(place)) ?? [];
    return same.find(({ source }) => source === place.source) ?? (same.length === 1 ? same[0] : undefined);
  };
}
