/**
 * @file Attention-based feature distillation (Ji, Heo & Park, Show, Attend and Distill, AAAI 2021): attention decides which
 * layers of the target learn from each layer of a source, and is trained with the target.
 */
import { concatenate, slice } from '../autodiff/arrangement.js';
import { add, multiply, power, relu, subtract } from '../autodiff/elementwise.js';
import type { Node } from '../autodiff/node.js';
import { mean, reshape, softmax, sum } from '../autodiff/reductions.js';
import { resample } from '../autodiff/resample.js';
import { linear } from '../networks/linear.js';
import { energy, unitNorm } from './attention-transfer.js';
import { featureMap, type MatchingLoss, type WeightedPair } from './feature-matching.js';
import { linksOf, linkWidth } from './link-parameters.js';
import { meanOverImages } from './losses.js';
import { globalAverage } from './meta-networks.js';
import type { Tensors } from './optimizers.js';

/** PyTorch's, of batch normalization. */
const epsilon = 1e-5;

/**
 * L = Σ_t mean_x Σ_s α_{t,s} · mean (v_s − v_t)², over the source layers t and the target layers s of the pairs; v is the
 * channel mean of squares with unit norm, the target's pooled to the source's size. `pairWeights` are α, (N, 1) a pair.
 * @param theta of it `link.*`, by state name.
 */
export function attentionLinks(
  pairs: readonly WeightedPair[],
  targetFeatures: ReadonlyMap<string, Node>,
  theta: Tensors,
): MatchingLoss & { readonly pairWeights: readonly Node[] } {
  const { sourceLayers, targetLayers, ofPair } = linksOf(pairs.map(({ pair }) => pair));
  const targetMaps = targetLayers.map((layer) => featureMap(targetFeatures, layer));
  const sourceMaps = sourceLayers.map((_, at) => mapOfSource(pairs, ofPair, at));
  const scores = scoresOf(sourceMaps, targetMaps, theta);
  const pairWeights = new Map<number, Node>();
  for (const at of sourceLayers.keys()) {
    const linked = pairs.filter(({ index }) => ofPair[index]?.source === at);
    const columns = linked.map(({ index }) => scores(at, ofPair[index]?.target ?? 0));
    const attention = softmax(concatenate(columns, 1), 1);
    for (const [column, { index }] of linked.entries())
      pairWeights.set(index, slice(attention, 1, column, column + 1));
  }
  const weightOf = (index: number, map: Node) => pairWeights.get(index) ?? map.graph.constant(0);
  const perPair = pairs.map(({ index, pair, sourceMap }) => {
    const [, , height = 1, width = 1] = sourceMap.shape;
    // PyTorch's AdaptiveAvgPool2d, as in the authors' code, also where the target's map is the smaller one.
    const pooled = resample(
      energy(featureMap(targetFeatures, pair.targetLayer)),
      { kind: 'adaptive-average', size: height },
      { kind: 'adaptive-average', size: width },
    );
    const difference = subtract(unitNorm(pooled), unitNorm(energy(sourceMap)));
    const distance = reshape(mean(power(difference, 2), [1, 2, 3]), [sourceMap.shape[0] ?? 1, 1]);
    return meanOverImages(multiply(weightOf(index, sourceMap), distance));
  });
  return {
    loss: perPair.reduce((total, loss) => add(total, loss)),
    perPair,
    pairWeights: pairs.map(({ index, sourceMap }) => weightOf(index, sourceMap)),
  };
}

function mapOfSource(
  pairs: readonly WeightedPair[],
  ofPair: ReturnType<typeof linksOf>['ofPair'],
  at: number,
): Node | undefined {
  return pairs.find(({ index }) => ofPair[index]?.source === at)?.sourceMap;
}

/** (k_{s,t}·q_t + p_t·p_s) / √d, (N, 1), of a source layer t and a target layer s by their places. */
function scoresOf(
  sourceMaps: readonly (Node | undefined)[],
  targetMaps: readonly Node[],
  theta: Tensors,
): (source: number, target: number) => Node {
  const images = targetMaps[0]?.shape[0] ?? 1;
  const queries = sourceMaps.map(
    (map, at) => map && normalized(globalAverage(map), theta, `link.query.${at}`),
  );
  // All keys are rows of one product, as in the authors' code: its batch normalization is over images and layers.
  const keys = concatenate(
    targetMaps.map((map, at) => relu(normalized(globalAverage(map), theta, `link.key.${at}`))),
    0,
  );
  const linked = normalized(keys, theta, 'link.bilinear');
  return (source, target) => {
    const query = queries[source];
    if (!query) return keys.graph.constant(0, [images, 1]);
    const rows = slice(linked, 0, target * images, (target + 1) * images);
    const key = slice(rows, 1, source * linkWidth, (source + 1) * linkWidth);
    const places = multiply(place(theta, 'link.source', source), place(theta, 'link.target', target));
    const score = add(sum(multiply(key, query), [1]), sum(places, [1]));
    return multiply(reshape(score, [images, 1]), 1 / Math.sqrt(linkWidth));
  };
}

const place = (theta: Tensors, name: string, at: number): Node =>
  slice(featureMap(theta, name), 0, at, at + 1);

/** A linear layer and batch normalization over the rows, (rows, in) to (rows, out): in training only, it keeps no statistics. */
function normalized(rows: Node, theta: Tensors, name: string): Node {
  const [weight, bias, scale, shift] = ['weight', 'bias', 'scale', 'shift'].map((part) =>
    featureMap(theta, `${name}.${part}`),
  );
  if (!weight || !bias || !scale || !shift) return rows;
  const values = linear(rows, weight, bias);
  const outputs = [1, bias.shape[0] ?? 1];
  const centred = subtract(values, reshape(mean(values, [0]), outputs));
  const variance = reshape(mean(power(centred, 2), [0]), outputs);
  const unit = multiply(centred, power(add(variance, epsilon), -0.5));
  return add(multiply(unit, reshape(scale, outputs)), reshape(shift, outputs));
}
