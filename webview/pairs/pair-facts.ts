/** @file What a pair is and costs, from the catalog: shapes, bridge, multiply-adds, its part of an iteration. */
import { iterationCost, pairCost } from '../../src/catalog/cost.js';
import { methodTable } from '../../src/catalog/methods.js';
import type { MapShape } from '../../src/catalog/networks/description.js';
import type { Pair } from '../../src/catalog/pairs.js';
import type { SetupView } from '../contract.js';
import { featureAt, networksOf, type PickerNetworks } from './networks.js';
import { endsOf } from './places.js';

export interface PairFacts {
  readonly sourceShape: MapShape;
  readonly targetShape: MapShape;
  readonly resizes: boolean;
  /** Of the 1x1 convolution; 0 for a method without. */
  readonly bridgeParameters: number;
  /** Of the pair's meta-networks; 0 where nothing is learned about it. */
  readonly metaParameters: number;
  /** Of the bridge, for one image and one forward pass; 0 for a method without. */
  readonly multiplyAdds: number;
  /** Of the work of one iteration, 0..1. */
  readonly partOfIteration: number;
}

type CostOf = (pair: Pair) => PairFacts | undefined;

/** The facts of any pair in a setup whose pairs are these; undefined for layers that the networks lack. */
export function factsFor(
  setup: SetupView,
  pairs: readonly Pair[],
  networks: PickerNetworks = networksOf(setup),
): CostOf {
  const { bridges, lookAhead, learnsWhere } = methodTable[setup.method];
  const sources = networks.sources.map(({ description }) => description);
  const iteration = iterationCost({ ...setup, pairs, sources, target: networks.target.description });
  return (pair) => {
    const [source, target] = endsOf(pair).map((place) => featureAt(networks, place));
    if (!source || !target) return undefined;
    const cost = pairCost(source, target);
    const multiplyAdds = bridges ? cost.multiplyAdds : 0;
    return {
      sourceShape: cost.sourceShape,
      targetShape: cost.targetShape,
      resizes: cost.resizes,
      bridgeParameters: bridges ? cost.bridgeParameters : 0,
      metaParameters: lookAhead ? cost.whatParameters + (learnsWhere ? cost.whereParameters : 0) : 0,
      multiplyAdds,
      partOfIteration: (iteration.bridgePasses * multiplyAdds) / iteration.multiplyAdds,
    };
  };
}
