/** @file The random crops and flips of training, drawn from the random stream of one image. */
import type { ImageSize } from '../catalog/networks/image-form.js';
import type { RandomStream } from '../tensor/random.js';
import { type Box, crop, flip, type Pixels } from './pixels.js';
import { resize } from './resample.js';

const smallestArea = 0.08;
const widestRatio = 4 / 3;
const tries = 10;

/** An eighth of a side is padded: 4 pixels of 32. */
const paddingOf = (side: number): number => Math.round(side / 8);

/** For small images: pads by black pixels, crops to the old size and flips every second image. */
export function augmentSmall(image: Pixels, random: RandomStream): Pixels {
  const shift = (side: number) => random.integer(2 * paddingOf(side) + 1) - paddingOf(side);
  const top = shift(image.height);
  const left = shift(image.width);
  return flipHalf(crop(image, { left, top, width: image.width, height: image.height }), random);
}

/** For large images: a random box, resized to this size, and every second image flipped. */
export function augmentLarge(image: Pixels, size: ImageSize, random: RandomStream): Pixels {
  const box = randomBox(image.width, image.height, random);
  return flipHalf(resize(image, size.width, size.height, box), random);
}

function flipHalf(image: Pixels, random: RandomStream): Pixels {
  return random.uniform() < 0.5 ? flip(image) : image;
}

/**
 * torchvision's random resized crop: 8 to 100 % of the area, width to height 3:4 to 4:3 (uniform in the logarithm);
 * after 10 boxes that do not fit, the largest centered box of an allowed ratio.
 */
export function randomBox(width: number, height: number, random: RandomStream): Box {
  for (let attempt = 0; attempt < tries; attempt++) {
    const area = width * height * (smallestArea + random.uniform() * (1 - smallestArea));
    const ratio = widestRatio ** (2 * random.uniform() - 1);
    const box = { width: Math.round(Math.sqrt(area * ratio)), height: Math.round(Math.sqrt(area / ratio)) };
    if (box.width < 1 || box.height < 1 || box.width > width || box.height > height) continue;
    const top = random.integer(height - box.height + 1);
    const left = random.integer(width - box.width + 1);
    return { left, top, ...box };
  }
  return largestCenteredBox(width, height);
}

function largestCenteredBox(width: number, height: number): Box {
  const box = {
    width: Math.min(width, Math.round(height * widestRatio)),
    height: Math.min(height, Math.round(width * widestRatio)),
  };
  return { left: Math.floor((width - box.width) / 2), top: Math.floor((height - box.height) / 2), ...box };
}
