/** @file Losses on logits: cross-entropy and distillation. */
import { multiply, subtract } from '../autodiff/elementwise.js';
import type { Node } from '../autodiff/node.js';
import { logSumExp, softmax, sum, sumAll } from '../autodiff/reductions.js';

/** L_org: batch mean of log Σ e^z − z_label. @param logits (N, K). @param labels one-hot, (N, K). */
export function crossEntropy(logits: Node, labels: Node): Node {
  return meanOverImages(subtract(logSumExp(logits, 1), sum(multiply(labels, logits), [1])));
}

/**
 * Li & Hoiem's distillation loss: batch mean of −Σ_k p_k log q_k, where p and q are the softmax of the source's and
 * of the target's logits, divided by the temperature.
 */
export function distillation(logits: Node, sourceLogits: Node, temperature: number): Node {
  const probabilities = softmax(multiply(sourceLogits, 1 / temperature), 1);
  return crossEntropy(multiply(logits, 1 / temperature), probabilities);
}

/** The batch mean of one number an image; a scalar. */
export function meanOverImages(perImage: Node): Node {
  return multiply(sumAll(perImage), 1 / (perImage.shape[0] ?? 1));
}
