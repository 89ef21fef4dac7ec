/** @file What a program is fed of a batch. */
import type { ImageSize } from '../../catalog/networks/image-form.js';
import type { Batch } from '../../data/batches.js';
import { feedNames } from '../../method/iteration.js';
import { type HostTensor, scalar } from '../../tensor/host-tensor.js';

/** Images (N, 3, H, W) of a batch as a feed. */
export function imageFeed({ images, labels }: Batch, { height, width }: ImageSize): HostTensor {
  return { shape: [labels.length, 3, height, width], data: images };
}

/** One-hot labels (N, classes). */
export function oneHot(labels: ArrayLike<number>, classes: number): HostTensor {
  const data = new Float32Array(labels.length * classes);
  for (let image = 0; image < labels.length; image++) data[image * classes + (labels[image] ?? 0)] = 1;
  return { shape: [labels.length, classes], data };
}

/** The class of the largest logit of each image; the first of equal ones. */
export function predictions(logits: HostTensor): number[] {
  const [images = 0, classes = 0] = logits.shape;
  return Array.from({ length: images }, (_, image) => {
    let best = 0;
    for (let k = 1; k < classes; k++) {
      if ((logits.data[image * classes + k] ?? 0) > (logits.data[image * classes + best] ?? 0)) best = k;
    }
    return best;
  });
}

/** How many images of a batch are classified right. */
export function countCorrect(logits: HostTensor, labels: ArrayLike<number>): number {
  return predictions(logits).filter((prediction, image) => prediction === labels[image]).length;
}

/** The scalars of iteration `step` (counted from 1): learning rate and Adam's bias corrections. */
export function scalarFeeds(
  learningRate: number,
  step: number,
  { beta1, beta2 }: { readonly beta1: number; readonly beta2: number },
): [string, HostTensor][] {
  return [
    [feedNames.learningRate, scalar(learningRate)],
    [feedNames.firstCorrection, scalar(1 / (1 - beta1 ** step))],
    [feedNames.secondCorrection, scalar(1 / (1 - beta2 ** step))],
  ];
}

/** lr of epoch e = 0..E−1: a cosine from the initial rate towards 0, constant within an epoch. */
export function cosineRate(initial: number, epoch: number, epochs: number): number {
  return 0.5 * initial * (1 + Math.cos((Math.PI * epoch) / epochs));
}
