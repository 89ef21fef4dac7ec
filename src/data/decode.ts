/** @file Decoding image files to RGB, by the library sharp. */
import sharp from 'sharp';
import { dataErrors } from '../errors/data.js';
import type { Pixels } from './pixels.js';

/**
 * Decodes a JPEG, PNG or WebP file to RGB, as PIL's `convert('RGB')` does: greyscale is repeated, alpha is dropped,
 * EXIF orientation and color profiles are ignored. A broken file is the error `data/broken-image`.
 */
export async function decodeFile(path: string): Promise<Pixels> {
  try {
    const { data, info } = await sharp(path, { failOn: 'error', ignoreIcc: true })
      .toColourspace('srgb')
      .removeAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    return { width, height, data: channels === 1 ? repeated(data) : data };
  } catch (cause) {
    throw dataErrors.brokenImage(path, cause);
  }
}

function repeated(grey: Uint8Array): Uint8Array {
  const data = new Uint8Array(grey.length * 3);
  for (const [pixel, value] of grey.entries()) data.fill(value, pixel * 3, pixel * 3 + 3);
  return data;
}
