/** @file Saliency of a pair's matching loss over the image (docs/method.md, "Saliency"). */
import { multiply } from '../autodiff/elementwise.js';
import { gradient } from '../autodiff/gradient.js';
import { Graph } from '../autodiff/node.js';
import type { Program } from '../engines/engine.js';
import { methodErrors } from '../errors/method.js';
import { forward } from '../networks/forward.js';
import type { HostTensor, NamedTensors } from '../tensor/host-tensor.js';
import { featureMatching, type WeightedPair, weighPairs } from './feature-matching.js';
import { feedNames } from './iteration.js';
import { rolesOf } from './roles.js';
import type { MethodSetup } from './setup.js';
import { sourcePasses, withPrefix } from './source-passes.js';

/**
 * Gives `weighted` and `uniform`, ∂ Σ_batch L_wfm^{m,n} / ∂x (N, 3, H, W), and the target's `logits`; both networks in
 * evaluation. w depends on x too, and is differentiated; λ and β are left out.
 * @param pair index into the setup's pairs.
 * @throws StudioError `method/no-saliency` where the method matches no feature maps.
 */
export function saliencyProgram(
  setup: MethodSetup,
  state: NamedTensors,
  batch: number,
  pair: number,
): Program {
  const chosen = setup.pairs[pair];
  if (rolesOf(setup.method).matching !== 'feature-matching' || !chosen) {
    throw methodErrors.noSaliency(setup.method, pair);
  }
  const graph = new Graph();
  const inputs = new Map([...state].map(([name, { shape }]) => [name, graph.input(name, shape)]));
  const images = graph.input(feedNames.images, [
    batch,
    3,
    setup.target.image.height,
    setup.target.image.width,
  ]);
  const target = forward(setup.target, withPrefix(inputs, 'target.'), images, false);
  const sourceFeatures = sourcePasses(setup, inputs, images).map(({ features }) => features);
  const weighted = weighPairs(setup.pairs, sourceFeatures, inputs)[pair];
  if (!weighted) throw methodErrors.noSaliency(setup.method, pair);
  const [, channels = 1] = weighted.channelWeights.shape;

  const derivative = (channelWeights: WeightedPair['channelWeights']) => {
    const one: WeightedPair = { ...weighted, channelWeights, pairWeight: graph.constant(1, [batch, 1]) };
    const sum = multiply(featureMatching([one], target.features, inputs).loss, batch);
    return gradient(sum, [images])[0] ?? images;
  };
  return {
    outputs: {
      weighted: derivative(weighted.channelWeights),
      uniform: derivative(graph.constant(1 / channels, [batch, channels])),
      logits: target.logits,
    },
    updates: {},
  };
}

/** M_{i,j} = max_c |g_{c,i,j}|: (N, C, H, W) to (N, H, W). */
export function saliencyMaps({ shape, data }: HostTensor): HostTensor {
  const [images = 0, channels = 0, height = 0, width = 0] = shape;
  const area = height * width;
  const maps = new Float32Array(images * area);
  for (let k = 0; k < data.length; k++) {
    const target = Math.floor(k / (channels * area)) * area + (k % area);
    maps[target] = Math.max(maps[target] ?? 0, Math.abs(data[k] ?? 0));
  }
  return { shape: [images, height, width], data: maps };
}
