/** @file The accuracy of the target network on a part of the data. */
import type { ImageSize } from '../../catalog/networks/image-form.js';
import type { BatchLoader } from '../../data/batches.js';
import { feedNames } from '../../method/iteration.js';
import { countCorrect, imageFeed } from './batches.js';
import type { ProgramCache } from './programs.js';

export interface Accuracy {
  readonly correct: number;
  readonly images: number;
}

/** Counts right answers over all images of a part, in its own order. */
export async function evaluate(
  loader: BatchLoader | undefined,
  programs: ProgramCache<number>,
  size: ImageSize,
): Promise<Accuracy> {
  let correct = 0;
  let images = 0;
  for await (const batch of loader?.ordered() ?? []) {
    const program = await programs.get(batch.labels.length);
    const outputs = await program.run(new Map([[feedNames.images, imageFeed(batch, size)]]));
    const logits = outputs.get('logits');
    if (logits) correct += countCorrect(logits, batch.labels);
    images += batch.labels.length;
  }
  return { correct, images };
}

/** The fraction that is right; 0 where there are no images. */
export function fraction({ correct, images }: Accuracy): number {
  return images === 0 ? 0 : correct / images;
}
