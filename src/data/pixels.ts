/** @file An RGB image in memory and what is done to it without resampling: crop, pad, flip. */
import type { ImageSize } from '../catalog/networks/image-form.js';

/** Height × width × 3 bytes, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A rectangle of an image, in pixels from its top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Cuts a box out; what of it lies outside of the image is black. */
export function crop(image: Pixels, box: Box): Pixels {
  const data = new Uint8Array(box.width * box.height * 3);
  const left = Math.max(0, box.left);
  const right = Math.min(image.width, box.left + box.width);
  for (let row = 0; row < box.height; row++) {
    const from = box.top + row;
    if (from < 0 || from >= image.height || right <= left) continue;
    const line = image.data.subarray((from * image.width + left) * 3, (from * image.width + right) * 3);
    data.set(line, (row * box.width + left - box.left) * 3);
  }
  return { width: box.width, height: box.height, data };
}

/** Mirrors left and right. */
export function flip(image: Pixels): Pixels {
  const data = new Uint8Array(image.data.length);
  for (let pixel = 0; pixel < image.width * image.height; pixel++) {
    const column = pixel % image.width;
    const from = (pixel - column + image.width - 1 - column) * 3;
    data.set(image.data.subarray(from, from + 3), pixel * 3);
  }
  return { ...image, data };
}

/** The box of this size in the middle, as torchvision centers it (half a pixel goes to the even side). */
export function centerBox(image: ImageSize, size: ImageSize): Box {
  const start = (length: number, side: number) => {
    const half = (length - side) / 2;
    return Number.isInteger(half) ? half : 2 * Math.round(half / 2);
  };
  const { height, width } = size;
  return { left: start(image.width, width), top: start(image.height, height), width, height };
}
