/** @file The meta-networks: what (channel weights w) and where (pair weights λ) to transfer, image by image. */
import { relu6 } from '../autodiff/elementwise.js';
import type { Node } from '../autodiff/node.js';
import { mean, reshape, softmax } from '../autodiff/reductions.js';
import { linear } from '../networks/linear.js';

/** φ by name. */
export type MetaNodes = ReadonlyMap<string, Node>;

/** Global average pooling: (N, C, H, W) to (N, C). */
export function globalAverage(map: Node): Node {
  return reshape(mean(map, [2, 3]), map.shape.slice(0, 2));
}

function metaLinear(phi: MetaNodes, name: string, input: Node): Node | undefined {
  const [weight, bias] = [phi.get(`${name}.weight`), phi.get(`${name}.bias`)];
  return weight && bias ? linear(input, weight, bias) : undefined;
}

/** w = softmax(A·GAP(S(x)) + a), (N, C); uniform 1/C where w is not learned. */
export function channelWeights(phi: MetaNodes, pair: number, sourceMap: Node): Node {
  const scores = metaLinear(phi, `what.${pair}`, globalAverage(sourceMap));
  const [images = 1, channels = 1] = sourceMap.shape;
  return scores ? softmax(scores, 1) : sourceMap.graph.constant(1 / channels, [images, channels]);
}

/** λ = ReLU6(b·GAP(S(x)) + c), (N, 1); 1 where λ is not learned. */
export function pairWeight(phi: MetaNodes, pair: number, sourceMap: Node): Node {
  const score = metaLinear(phi, `where.${pair}`, globalAverage(sourceMap));
  return score ? relu6(score) : sourceMap.graph.constant(1, [sourceMap.shape[0] ?? 1, 1]);
}
