/** @file Images and saliency maps → pixels of a canvas. No DOM. */
import { type ColourScale, scaleColour } from '../shell/colour-maps.js';

/** RGBA of an image of bytes 0..255: red, green and blue of one pixel after the other. */
export function imagePixels(pixels: readonly number[]): Uint8ClampedArray<ArrayBuffer> {
  const all = new Uint8ClampedArray((pixels.length / 3) * 4);
  for (let place = 0; place < pixels.length / 3; place++) {
    for (let channel = 0; channel < 3; channel++) all[4 * place + channel] = pixels[3 * place + channel] ?? 0;
    all[4 * place + 3] = 255;
  }
  return all;
}

const mapShare = 0.65;

/** A map laid over the image in grey: each map from its least to its greatest value, as in the paper's figure. */
export function mapPixels(
  map: readonly number[],
  image: readonly number[],
  scale: ColourScale,
): Uint8ClampedArray<ArrayBuffer> {
  const least = Math.min(...map);
  const range = Math.max(...map) - least || 1;
  const all = new Uint8ClampedArray(map.length * 4);
  map.forEach((value, place) => {
    const colour = scaleColour(scale, (value - least) / range);
    const grey = [0, 1, 2].reduce((sum, channel) => sum + (image[3 * place + channel] ?? 0), 0) / 3;
    for (const channel of [0, 1, 2] as const) {
      all[4 * place + channel] = mapShare * colour[channel] + (1 - mapShare) * grey;
    }
    all[4 * place + 3] = 255;
  });
  return all;
}
