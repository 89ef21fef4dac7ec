/** @file The draws of dropout and stochastic depth, each named by seed, iteration and module: a resumed run draws the same. */
import { type Mask, masksOf } from '../../method/masks.js';
import type { MethodSetup } from '../../method/setup.js';
import { elementCount, type HostTensor } from '../../tensor/host-tensor.js';
import { randomStream } from '../../tensor/random.js';

function draw({ feed, shape, survival }: Mask, seed: number, iteration: number): HostTensor {
  const random = randomStream(seed, feed, iteration);
  const kept = survival > 0 ? 1 / survival : 0;
  return {
    shape,
    data: Float32Array.from({ length: elementCount(shape) }, () => (random.uniform() < survival ? kept : 0)),
  };
}

/** The masks of one iteration as feeds; none where the target is trained without. */
export function maskFeeds(
  { target, dropout }: MethodSetup,
  images: number,
  seed: number,
  iteration: number,
): [string, HostTensor][] {
  if (!dropout) return [];
  return masksOf(target, images).map((mask) => [mask.feed, draw(mask, seed, iteration)]);
}
