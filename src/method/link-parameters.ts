/** @file The parameters of attention between layers, which are part of θ: for queries of source layers and keys of target layers. */
import { ones, pytorchUniform, zeros } from '../catalog/networks/initialization.js';
import type { Pair } from '../catalog/pairs.js';
import type { TensorRow } from './tensor-row.js';

/** d: numbers of a query and of a key, as in the authors' code. */
export const linkWidth = 128;

/** The layers of the pairs, each once, and the places of a pair's two layers among them. */
export function linksOf(pairs: readonly Pair[]) {
  const sourceLayers = [...new Map(pairs.map((pair) => [sourceKey(pair), pair])).values()];
  const targetLayers = [...new Set(pairs.map(({ targetLayer }) => targetLayer))];
  const sourceKeys = sourceLayers.map(sourceKey);
  return {
    /** One pair of each source layer. */
    sourceLayers,
    targetLayers,
    ofPair: pairs.map((pair) => ({
      source: sourceKeys.indexOf(sourceKey(pair)),
      target: targetLayers.indexOf(pair.targetLayer),
    })),
  };
}

const sourceKey = ({ source, sourceLayer }: Pair): string => `${source}:${sourceLayer}`;

/**
 * W_t, W_s and W_b with the batch normalization behind each, and p_t and p_s.
 * @param channelsOf of a pair's layers.
 */
export function linkParameters(
  pairs: readonly Pair[],
  channelsOf: (pair: Pair) => { readonly source: number; readonly target: number },
): TensorRow[] {
  const { sourceLayers, targetLayers } = linksOf(pairs);
  const places = (name: string, count: number): TensorRow => ({
    name,
    shape: [count, linkWidth],
    // Xavier's normal distribution.
    initialization: { kind: 'normal', deviation: Math.sqrt(2 / (count + linkWidth)) },
  });
  const ofTarget = (layer: string) => pairs.find(({ targetLayer }) => targetLayer === layer);
  return [
    ...sourceLayers.flatMap((pair, at) => layerRows(`link.query.${at}`, channelsOf(pair).source, linkWidth)),
    ...targetLayers.flatMap((layer, at) => {
      const pair = ofTarget(layer);
      return pair ? layerRows(`link.key.${at}`, channelsOf(pair).target, linkWidth) : [];
    }),
    ...layerRows('link.bilinear', linkWidth, linkWidth * sourceLayers.length),
    places('link.source', sourceLayers.length),
    places('link.target', targetLayers.length),
  ];
}

/** A linear layer and the batch normalization behind it. */
function layerRows(name: string, inputs: number, outputs: number): TensorRow[] {
  const initialization = pytorchUniform(inputs);
  return [
    { name: `${name}.weight`, shape: [outputs, inputs], initialization },
    { name: `${name}.bias`, shape: [outputs], initialization },
    { name: `${name}.scale`, shape: [outputs], initialization: ones },
    { name: `${name}.shift`, shape: [outputs], initialization: zeros },
  ];
}
