/** @file What a method is set up with: networks, pairs and hyper-parameters. Everything else follows from it. */
import type { MethodName } from '../catalog/methods.js';
import { findFeature, type MapShape, type NetworkDescription } from '../catalog/networks/description.js';
import type { Pair } from '../catalog/pairs.js';
import { graphErrors } from '../errors/graph.js';

export interface MethodSetup {
  readonly method: MethodName;
  readonly target: NetworkDescription;
  readonly sources: readonly NetworkDescription[];
  readonly pairs: readonly Pair[];
  /** Whether the target's dropout and stochastic depth act in training. */
  readonly dropout: boolean;
  /** Weight β of the transfer loss. */
  readonly beta: number;
  /** T. */
  readonly lookAheadSteps: number;
  readonly distillation: { readonly temperature: number; readonly weight: number };
  readonly optimizer: { readonly momentum: number; readonly weightDecay: number };
  readonly metaOptimizer: {
    readonly learningRate: number;
    readonly beta1: number;
    readonly beta2: number;
    readonly epsilon: number;
    readonly weightDecay: number;
  };
}

/** The shape of a feature layer that a pair names. */
function featureShape(network: NetworkDescription | undefined, layer: string): MapShape {
  const feature = network && findFeature(network, layer);
  if (!feature) throw graphErrors.missingParameter(network?.network ?? 'source', layer);
  return feature.shape;
}

/** Channels of a pair's source and target layers. */
export function pairChannels(
  setup: MethodSetup,
  pair: Pair,
): { readonly source: number; readonly target: number } {
  return {
    source: featureShape(setup.sources[pair.source], pair.sourceLayer)[0],
    target: featureShape(setup.target, pair.targetLayer)[0],
  };
}
