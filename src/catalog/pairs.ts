/** @file The presets of candidate pairs C: which source layers are matched with which target layers. */
import { t } from '@vscode/l10n';
import type { FeatureLayer, NetworkDescription } from './networks/description.js';

/** One candidate pair: feature layers by name. */
export interface Pair {
  /** Index into the list of sources. */
  readonly source: number;
  readonly sourceLayer: string;
  readonly targetLayer: string;
}

type Layers = readonly FeatureLayer[];

const sameSize = (source: FeatureLayer, target: FeatureLayer): boolean =>
  source.shape[1] === target.shape[1] && source.shape[2] === target.shape[2];

const everyPair = (sources: Layers, targets: Layers): [FeatureLayer, FeatureLayer][] =>
  sources.flatMap((source) => targets.map((target): [FeatureLayer, FeatureLayer] => [source, target]));

interface StrategyRow {
  readonly description: string;
  /** The pairs of one source, from its and the target's layers just before each down-sampling. */
  readonly choose: (sources: Layers, targets: Layers) => [FeatureLayer, FeatureLayer][];
}

export const pairStrategyTable = {
  single: {
    description: t('The last feature of each source with the target layer of the same spatial size.'),
    choose: (sources, targets) =>
      everyPair(sources.slice(-1), targets).filter(([source, target]) => sameSize(source, target)),
  },
  'one-to-one': {
    description: t('The layers just before each down-sampling, paired by equal spatial size.'),
    choose: (sources, targets) =>
      everyPair(sources, targets).filter(([source, target]) => sameSize(source, target)),
  },
  'all-to-all': {
    description: t('Every source layer just before a down-sampling with every such target layer.'),
    choose: everyPair,
  },
} as const satisfies Record<string, StrategyRow>;

export type PairStrategy = keyof typeof pairStrategyTable;
export const pairStrategies = Object.keys(pairStrategyTable) as readonly PairStrategy[];

/** The layers that presets pair: those just before a down-sampling, the stem left out. */
function pairedByPresets({ features }: NetworkDescription): Layers {
  return features.filter(({ stage }) => stage);
}

/** The candidate pairs of a preset, source by source, each source's layers in order. Empty where no sizes agree. */
export function presetPairs(
  strategy: PairStrategy,
  sources: readonly NetworkDescription[],
  target: NetworkDescription,
): Pair[] {
  const { choose } = pairStrategyTable[strategy];
  return sources.flatMap((source, index) =>
    choose(pairedByPresets(source), pairedByPresets(target)).map(([sourceLayer, targetLayer]) => ({
      source: index,
      sourceLayer: sourceLayer.name,
      targetLayer: targetLayer.name,
    })),
  );
}
