/** @file What a network said of each image, in the order of the part. */
import type { HostTensor } from '../../tensor/host-tensor.js';
import { predictions } from '../../trainer/session/batches.js';

export interface Outcomes {
  readonly labels: readonly number[];
  readonly predictions: readonly number[];
  /** Softmax of the class that was said, to four digits. */
  readonly confidences: readonly number[];
}

export class OutcomeList implements Outcomes {
  readonly labels: number[] = [];
  readonly predictions: number[] = [];
  readonly confidences: number[] = [];

  /** @param logits (N, K). */
  add(labels: ArrayLike<number>, logits: HostTensor): void {
    const said = predictions(logits);
    const classes = logits.shape[1] ?? 0;
    this.labels.push(...Array.from(labels));
    this.predictions.push(...said);
    for (const [image, prediction] of said.entries()) {
      const row = logits.data.subarray(image * classes, (image + 1) * classes);
      const highest = row[prediction] ?? 0;
      const sum = row.reduce((total, logit) => total + Math.exp(logit - highest), 0);
      this.confidences.push(Number((1 / sum).toFixed(4)));
    }
  }
}
