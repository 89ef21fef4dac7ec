/** @file The networks that an experiment file names, and the feature layers that its pairs may name. */
import { t } from '@vscode/l10n';
import { layerRows } from '../../catalog/layer-rows.js';
import {
  type FeatureLayer,
  findFeature,
  type NetworkDescription,
} from '../../catalog/networks/description.js';
import { featuresOf, isFound, sourceLayer, targetLayer } from '../../configuration/layer-reference.js';
import type { Reading } from '../../configuration/reading.js';
import type { Path } from '../../configuration/text/problem.js';

export interface NamedLayer {
  /** As a pair names it. */
  readonly name: string;
  readonly layer: FeatureLayer;
  readonly network: NetworkDescription;
}

/** `16 x 32 x 32`. */
export const shapeText = (shape: readonly number[]): string => shape.join(' x ');

/** The layers that this side of a pair may name. */
export function layersOf({ sources = [], target }: Reading, side: 'source' | 'target'): NamedLayer[] {
  const several = sources.length > 1;
  const networks =
    side === 'target'
      ? target
        ? [{ prefix: '', choice: target }]
        : []
      : sources.flatMap((source) =>
          source ? [{ prefix: several ? `${source.name}:` : '', choice: source }] : [],
        );
  return networks.flatMap(({ prefix, choice }) => {
    const network = featuresOf(choice);
    return (network?.features ?? []).flatMap((layer) =>
      network ? [{ name: `${prefix}${layer.name}`, layer, network }] : [],
    );
  });
}

/** The layer that a value of a pair names; undefined where it names none. */
export function layerNamed(
  reading: Reading,
  side: 'source' | 'target',
  reference: unknown,
): NamedLayer | undefined {
  if (typeof reference !== 'string' && typeof reference !== 'number') return undefined;
  const source = side === 'source' ? sourceLayer(reference, reading.sources) : undefined;
  const found = source ?? (side === 'target' ? targetLayer(reference, reading.target) : undefined);
  const choice = isFound(found)
    ? 'source' in found
      ? reading.sources?.[Number(found.source)]
      : reading.target
    : undefined;
  if (!isFound(found) || !choice) return undefined;
  const network = featuresOf(choice);
  const layer = network && findFeature(network, found.layer);
  return layer && { name: layer.name, layer, network };
}

/** Whether a path leads into a side of a pair, and which. */
export function pairSide(path: Path): 'source' | 'target' | undefined {
  const [first, index, side, more] = path;
  const inPair = first === 'pairs' && typeof index === 'number' && more === undefined;
  return inPair && (side === 'source' || side === 'target') ? side : undefined;
}

/** What there is to say about a layer: shape, and the parameters up to there. */
export function layerSentence({ layer, network }: NamedLayer): string {
  const rows = layerRows(network);
  const at = rows.findIndex(({ feature }) => feature?.name === layer.name);
  const sum = rows.slice(0, at + 1).reduce((total, { parameters }) => total + parameters, 0);
  const own = rows[at]?.parameters ?? 0;
  return t(
    '{0} (channels x height x width); {1} parameters of its own, {2} up to here; index {3}',
    shapeText(layer.shape),
    own.toLocaleString('en'),
    sum.toLocaleString('en'),
    layer.alias,
  );
}
