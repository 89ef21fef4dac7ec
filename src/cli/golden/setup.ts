/** @file A golden case as the method is set up with it. */
import { t } from '@vscode/l10n';
import { describeNetwork, findFeature, type NetworkDescription } from '../../catalog/networks/describe.js';
import type { NetworkName } from '../../catalog/networks/table.js';
import { goldenErrors } from '../../errors/golden.js';
import type { MethodSetup } from '../../method/setup.js';
import { loadWeights, readClassCount } from '../../networks/weights/load.js';
import type { NamedTensors } from '../../tensor/host-tensor.js';
import type { GoldenCase } from './case.js';
import { classes } from './images.js';

/** The source network of golden cases. */
export interface GoldenSource {
  readonly classes: number;
  /** Parameters and statistics by PyTorch name. */
  readonly weights: NamedTensors;
}

/** Loads the source network of this kind from a weight file. */
export async function readGoldenSource(network: NetworkName, file: string): Promise<GoldenSource> {
  const sourceClasses = await readClassCount(file, { network });
  const description = describeNetwork({ network, classes: sourceClasses });
  const { parameters, statistics } = await loadWeights(file, description);
  return { classes: sourceClasses, weights: new Map([...parameters, ...statistics]) };
}

/** The method set up as the case says; the source's class count comes with its weights. */
export function setupOf(
  golden: Omit<GoldenCase, 'iterations' | 'tensors'>,
  sourceClasses: number,
): MethodSetup {
  const source = describeNetwork({ network: golden.source, classes: sourceClasses });
  const target = describeNetwork({ network: golden.target, width: golden.width, classes });
  const layer = (network: NetworkDescription, alias: number): string => {
    const feature = findFeature(network, alias);
    if (feature) return feature.name;
    throw goldenErrors.brokenCase(golden.name, t('{0} has no feature layer {1}', network.network, alias));
  };
  return {
    method: 'l2t-ww',
    target,
    sources: [source],
    pairs: golden.pairs.map(([sourceAlias, targetAlias]) => ({
      source: 0,
      sourceLayer: layer(source, sourceAlias),
      targetLayer: layer(target, targetAlias),
    })),
    beta: golden.beta,
    lookAheadSteps: golden.T,
    distillation: { temperature: 1, weight: 0 },
    optimizer: { momentum: golden.momentum, weightDecay: golden.weight_decay },
    metaOptimizer: {
      learningRate: golden.meta_lr,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      weightDecay: golden.meta_weight_decay,
    },
  };
}
