/** @file From a sample to the pixels that a network sees: decode, resize, augment or center. */
import { evaluationCover, type ImageSize, isSmall } from '../catalog/networks/image-form.js';
import { randomStream } from '../tensor/random.js';
import { augmentLarge, augmentSmall } from './augment.js';
import { decodeFile } from './decode.js';
import type { Turn } from './large-images.js';
import type { ImageBlock, PixelPlace } from './part.js';
import { centerBox, crop, type Pixels } from './pixels.js';
import { resizeToCover } from './resample.js';

/** What names the random numbers of one augmented image: whoever prepares it, it comes out the same. */
export interface Draw {
  readonly seed: number;
  readonly epoch: number;
  readonly indexInEpoch: number;
}

/** Images already made small, so that later epochs neither decode nor resize them again; shared by all workers. */
export interface SmallImages {
  readonly pixels: Uint8Array<SharedArrayBuffer>;
  /** 1 where the image of that sample is there. */
  readonly ready: Uint8Array<SharedArrayBuffer>;
}

export interface ImageStore {
  readonly places: readonly PixelPlace[];
  readonly block?: ImageBlock;
  readonly small?: SmallImages;
  /** What very large images of all threads wait for; of this thread alone where it is absent. */
  readonly turn?: Turn;
}

/** The image of the sample at `position`, of this size; augmented where a draw is given. */
export async function prepareImage(
  store: ImageStore,
  position: number,
  size: ImageSize,
  draw?: Draw,
): Promise<Pixels> {
  const random = draw && randomStream(draw.seed, 'augment', draw.epoch, draw.indexInEpoch);
  if (isSmall(size)) {
    const image = await smallImage(store, position, size);
    return random ? augmentSmall(image, random) : image;
  }
  const image = await originalImage(store, position);
  if (random) return augmentLarge(image, size, random);
  const resized = resizeToCover(image, evaluationCover(size));
  return crop(resized, centerBox(resized, size));
}

async function originalImage(store: ImageStore, position: number): Promise<Pixels> {
  const place = store.places[position];
  if (!place) throw new RangeError(`no sample ${position}`);
  if ('path' in place) return decodeFile(place.path, store.turn);
  if (!store.block) throw new RangeError(`no block for sample ${position}`);
  const { width, height, pixels } = store.block;
  const bytes = width * height * 3;
  return { width, height, data: pixels.subarray(place.slot * bytes, (place.slot + 1) * bytes) };
}

async function smallImage(store: ImageStore, position: number, size: ImageSize): Promise<Pixels> {
  const { height, width } = size;
  const bytes = height * width * 3;
  const kept = store.small?.pixels.subarray(position * bytes, (position + 1) * bytes);
  if (kept && store.small && Atomics.load(store.small.ready, position) === 1) {
    return { width, height, data: kept };
  }
  const resized = resizeToCover(await originalImage(store, position), size);
  const isThatSize = resized.width === width && resized.height === height;
  const cut = isThatSize ? resized : crop(resized, centerBox(resized, size));
  if (kept && store.small) {
    kept.set(cut.data);
    Atomics.store(store.small.ready, position, 1);
  }
  return cut;
}
