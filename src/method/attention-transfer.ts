/** @file Attention transfer (Zagoruyko & Komodakis, ICLR 2017): spatial attention maps of paired layers are matched. */
import { add, multiply, power, subtract } from '../autodiff/elementwise.js';
import type { Node } from '../autodiff/node.js';
import { mean, sum, sumAll } from '../autodiff/reductions.js';
import { resizeBilinear } from '../autodiff/resample.js';
import { featureMap, type MatchingLoss, type WeightedPair } from './feature-matching.js';

/** Keeps the norm of a dead map from being zero; PyTorch's normalize bounds it by 1e-12 likewise. */
const tiny = 1e-24;

/** mean_c F²: (N, C, H, W) to (N, 1, H, W). */
export const energy = (map: Node): Node => mean(power(map, 2), [1]);

/** With unit norm over the positions of each image, (N, 1, H, W). */
export const unitNorm = (map: Node): Node =>
  multiply(map, power(add(sum(power(map, 2), [2, 3]), tiny), -0.5));

const attention = (map: Node): Node => unitNorm(energy(map));

/** Σ over pairs of the mean squared difference of attention maps; the source map is resized where sizes differ. */
export function attentionTransfer(
  pairs: readonly WeightedPair[],
  targetFeatures: ReadonlyMap<string, Node>,
): MatchingLoss {
  const perPair = pairs.map(({ pair, sourceMap }) => {
    const map = featureMap(targetFeatures, pair.targetLayer);
    const [images = 1, , height = 1, width = 1] = map.shape;
    const difference = subtract(attention(map), attention(resizeBilinear(sourceMap, height, width)));
    return multiply(sumAll(power(difference, 2)), 1 / (images * height * width));
  });
  return { loss: perPair.reduce((total, loss) => add(total, loss)), perPair };
}
