/**
 * @file What an experiment costs, estimated without building it: parameters, multiply-adds, memory. Multiply-adds count
 * convolutions and matrix products alone, which are 99 % of the work; the benchmark counts the real graph.
 */
import { layerRows } from './layer-rows.js';
import { type MethodName, methodTable } from './methods.js';
import {
  type FeatureLayer,
  findFeature,
  type MapShape,
  type NetworkDescription,
} from './networks/description.js';
import type { Pair } from './pairs.js';

export interface PairCost {
  readonly sourceShape: MapShape;
  readonly targetShape: MapShape;
  /** Whether the source's map is resized to the size of the target's. */
  readonly resizes: boolean;
  /** Parameters of the bridge, a 1x1 convolution with bias from target to source channels: part of θ. */
  readonly bridgeParameters: number;
  /** Parameters A and a of the pair's meta-network for channel weights w: part of φ. */
  readonly whatParameters: number;
  /** Parameters b and c of the pair's meta-network for its weight λ: part of φ. */
  readonly whereParameters: number;
  /** Of the bridge, for one image and one forward pass. */
  readonly multiplyAdds: number;
}

/** What one candidate pair costs. */
export function pairCost(
  { shape: sourceShape }: FeatureLayer,
  { shape: targetShape }: FeatureLayer,
): PairCost {
  const [sourceChannels] = sourceShape;
  const [targetChannels, height, width] = targetShape;
  return {
    sourceShape,
    targetShape,
    resizes: sourceShape[1] !== height || sourceShape[2] !== width,
    bridgeParameters: (targetChannels + 1) * sourceChannels,
    whatParameters: (sourceChannels + 1) * sourceChannels,
    whereParameters: sourceChannels + 1,
    multiplyAdds: targetChannels * sourceChannels * height * width,
  };
}

export interface CostSetup {
  readonly method: MethodName;
  readonly sources: readonly NetworkDescription[];
  readonly target: NetworkDescription;
  readonly pairs: readonly Pair[];
  readonly lookAheadSteps: number;
  readonly batchSize: number;
}

export interface IterationCost {
  /** Of all bridges; 0 for a method without. */
  readonly bridgeParameters: number;
  /** Of all meta-networks, φ; 0 for a method that does not learn what to transfer. */
  readonly metaParameters: number;
  /** The work on the target, in forward passes of it. */
  readonly targetPasses: number;
  /** The work on the bridges, in forward passes of them. */
  readonly bridgePasses: number;
  /** Forward passes of each source. */
  readonly sourcePasses: number;
  /** Of all of it, for one image. */
  readonly multiplyAdds: number;
  /** Bytes at the peak, about: parameters and their steps, and what the gradients need of the forward passes. */
  readonly memory: number;
}

/** The costs of the pairs, in order; pairs whose layers a network lacks are left out. */
export function pairCosts({
  pairs,
  sources,
  target,
}: Pick<CostSetup, 'pairs' | 'sources' | 'target'>): PairCost[] {
  return pairs.flatMap((pair) => {
    const source = sources[pair.source];
    const sourceLayer = source && findFeature(source, pair.sourceLayer);
    const targetLayer = findFeature(target, pair.targetLayer);
    return sourceLayer && targetLayer ? [pairCost(sourceLayer, targetLayer)] : [];
  });
}

/** A forward and a backward pass: the gradients of a layer's input and weights cost what its forward pass does. */
const gradient = 3;
/** A Hessian-vector product: the gradient of a gradient. */
const hessianVector = 6;
/** How the first look-ahead step's gradient changes with φ: a forward pass along a direction. */
const alongDirection = 2;

/** Passes for one real step, `steps` look-ahead steps, and the way back through them (docs/method.md, "One iteration"). */
const lookAheadPasses = (steps: number): number =>
  gradient + steps * gradient + (steps - 1) * hessianVector + alongDirection;

const bytesOfNumber = 4;
/** Copies of what a look-ahead step computes that live at once: the value, its gradient, and both along a direction. */
const copiesOfStep = 4;
const copiesOfSupervised = 2;
/** θ, its gradient and its momentum. */
const copiesOfParameters = 3;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What one training iteration costs, about. */
export function iterationCost(setup: CostSetup): IterationCost {
  const { method, sources, target, lookAheadSteps, batchSize } = setup;
  const { uses, bridges, lookAhead, learnsWhere } = methodTable[method];
  const pairs = pairCosts(setup);
  const steps = lookAhead === 'transfer-then-original' ? lookAheadSteps + 1 : lookAheadSteps;
  // After the last look-ahead step the loss and its gradient are computed once more.
  const targetPasses = lookAhead ? lookAheadPasses(steps) + gradient : gradient;
  const bridgePasses = bridges ? (lookAhead ? lookAheadPasses(lookAheadSteps) : gradient) : 0;
  const sourcePasses = uses === 'nothing' || uses === 'initial-weights' ? 0 : 1;
  const multiplyAdds =
    targetPasses * target.multiplyAdds +
    bridgePasses * sum(pairs.map((pair) => pair.multiplyAdds)) +
    sourcePasses * sum(sources.map((source) => source.multiplyAdds));

  const bridgeMaps = bridges
    ? pairs.map(({ sourceShape: [channels], targetShape: [, height, width] }) => channels * height * width)
    : [];
  const activations = sum(layerRows(target).map((row) => row.activations)) + sum(bridgeMaps);
  const bridgeParameters = bridges ? sum(pairs.map((pair) => pair.bridgeParameters)) : 0;
  const theta = target.parameterCount + bridgeParameters;
  const metaParameters = lookAhead
    ? sum(pairs.map((pair) => pair.whatParameters + (learnsWhere ? pair.whereParameters : 0)))
    : 0;
  const forwardPasses = lookAhead ? copiesOfStep * (steps + 2) : copiesOfSupervised;
  const memory =
    bytesOfNumber *
    (forwardPasses * activations * batchSize + copiesOfParameters * (lookAhead ? steps + 2 : 1) * theta);
  return { bridgeParameters, metaParameters, targetPasses, bridgePasses, sourcePasses, multiplyAdds, memory };
}
