/** @file Weighted feature matching of all pairs (docs/method.md, "Losses"). */
import { concatenate, slice } from '../autodiff/arrangement.js';
import { convolution } from '../autodiff/convolution.js';
import { add, multiply, power, subtract } from '../autodiff/elementwise.js';
import type { Node } from '../autodiff/node.js';
import { reshape, sum, sumAll } from '../autodiff/reductions.js';
import { resizeBilinear } from '../autodiff/resample.js';
import { squareWindow } from '../catalog/networks/window.js';
import type { Pair } from '../catalog/pairs.js';
import { graphErrors } from '../errors/graph.js';
import { meanOverImages } from './losses.js';
import { channelWeights, type MetaNodes, pairWeight } from './meta-networks.js';

export interface WeightedPair {
  readonly index: number;
  readonly pair: Pair;
  /** S^m(x), (N, C, H, W) of the source. */
  readonly sourceMap: Node;
  /** w, (N, C). */
  readonly channelWeights: Node;
  /** λ, (N, 1). */
  readonly pairWeight: Node;
}

/** Pairs with their source maps and what the meta-networks say of them. */
export function weighPairs(
  pairs: readonly Pair[],
  sourceFeatures: readonly ReadonlyMap<string, Node>[],
  phi: MetaNodes,
): WeightedPair[] {
  return pairs.map((pair, index) => {
    const sourceMap = featureMap(sourceFeatures[pair.source], pair.sourceLayer);
    return {
      index,
      pair,
      sourceMap,
      channelWeights: channelWeights(phi, index, sourceMap),
      pairWeight: pairWeight(phi, index, sourceMap),
    };
  });
}

export interface MatchingLoss {
  /** L_wfm, a scalar. */
  readonly loss: Node;
  /** λ·L_wfm^{m,n} of every pair, batch mean, scalars in the order of the pairs. */
  readonly perPair: readonly Node[];
  /** How much each pair counts, (N, 1), where the loss itself learns that. */
  readonly pairWeights?: readonly Node[];
}

/** L_wfm(θ|x, φ) = Σ λ^{m,n} · 1/(HW) Σ_c w_c Σ_{i,j} (r_θ(T^n) − S^m)², batch mean. */
export function featureMatching(
  pairs: readonly WeightedPair[],
  targetFeatures: ReadonlyMap<string, Node>,
  bridges: ReadonlyMap<string, Node>,
): MatchingLoss {
  const perPair = new Map<number, Node>();
  const losses = [...byTargetLayer(pairs)].map(([layer, group]) => {
    const map = featureMap(targetFeatures, layer);
    const [images = 1, , height = 1, width = 1] = map.shape;
    const distances = squaredDistances(group, map, bridges);
    const weights = concatenate(
      group.map((one) => multiply(one.channelWeights, one.pairWeight)),
      1,
    );
    let start = 0;
    for (const one of group) {
      const end = start + (one.channelWeights.shape[1] ?? 0);
      const matched = multiply(slice(weights, 1, start, end), slice(distances, 1, start, end));
      perPair.set(one.index, multiply(meanOverImages(matched), 1 / (height * width)));
      start = end;
    }
    return multiply(sumAll(multiply(weights, distances)), 1 / (images * height * width));
  });
  return {
    loss: losses.reduce((total, loss) => add(total, loss)),
    perPair: pairs.map(({ index, sourceMap }) => perPair.get(index) ?? sourceMap.graph.constant(0)),
  };
}

/**
 * Σ_{i,j} (r_θ(T^n) − S^m)² of all pairs that share a target layer, (N, ΣC): their 1x1 convolutions are one
 * convolution, since one with many output channels is much faster than many with few.
 */
function squaredDistances(
  group: readonly WeightedPair[],
  map: Node,
  bridges: ReadonlyMap<string, Node>,
): Node {
  const [images = 1, , height = 1, width = 1] = map.shape;
  const bridge = (part: string) =>
    concatenate(
      group.map(({ index }) => featureMap(bridges, `bridge.${index}.${part}`)),
      0,
    );
  const bias = bridge('bias');
  const channels = bias.shape[0] ?? 1;
  const matched = add(
    convolution(map, bridge('weight'), squareWindow(1, 0)),
    reshape(bias, [1, channels, 1, 1]),
  );
  const sources = concatenate(
    group.map(({ sourceMap }) => resizeBilinear(sourceMap, height, width)),
    1,
  );
  return reshape(sum(power(subtract(matched, sources), 2), [2, 3]), [images, channels]);
}

function byTargetLayer(pairs: readonly WeightedPair[]): Map<string, WeightedPair[]> {
  const groups = new Map<string, WeightedPair[]>();
  for (const one of pairs) {
    groups.set(one.pair.targetLayer, [...(groups.get(one.pair.targetLayer) ?? []), one]);
  }
  return groups;
}

/** The map of this name. @throws StudioError `graph/missing-parameter` */
export function featureMap(maps: ReadonlyMap<string, Node> | undefined, name: string): Node {
  const map = maps?.get(name);
  if (!map) throw graphErrors.missingParameter('pair', name);
  return map;
}
