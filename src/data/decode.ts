/** @file Decoding image files to RGB, by the library sharp. */
import sharp, { type Sharp } from 'sharp';
import { dataErrors } from '../errors/data.js';
import { readPart } from '../tensor/read-part.js';
import { cmykToRgb, isCmykJpeg } from './cmyk.js';
import { formatOf, headBytes, type ImageFormat, mistakenFor, otherFormatOf } from './image-format.js';
import { hasTooManyScans, mostScans } from './jpeg-scans.js';
import { inTurn, type Turn, turnOfProcess } from './large-images.js';
import type { Pixels } from './pixels.js';
import { withRegularFile } from './regular-file.js';

/** Images above either wait for their turn; several at once would exhaust the memory. */
const ordinary = { bytes: 64 * 1024 * 1024, pixels: 32 * 1024 * 1024 };
/** Images above either are refused; the pixels are those at which PIL speaks of a decompression bomb. */
const largest = { bytes: 1024 * 1024 * 1024, pixels: 178_956_970 };
/** Seconds that decoding one image may take. */
const longestDecoding = 60;

/**
 * Decodes a JPEG, PNG, WebP, TIFF, GIF or AVIF file, whatever its name, to RGB as PIL's `convert('RGB')` does: greyscale
 * is repeated, alpha is dropped, EXIF orientation and color profiles are ignored; of several images the first is taken.
 * @param turn what very large images of all threads wait for.
 * @param longest seconds that decoding may take.
 * @throws StudioError `data/broken-image`, `data/image-format`, `data/image-too-large`, `data/image-too-slow`,
 *   `data/too-many-scans`, or as `withRegularFile`.
 */
export async function decodeFile(
  path: string,
  turn: Turn = turnOfProcess,
  longest = longestDecoding,
): Promise<Pixels> {
  const decode = (bytes: Uint8Array, format: ImageFormat, pixels: number) => {
    if (format === 'jpeg' && hasTooManyScans(bytes)) throw dataErrors.tooManyScans(path, mostScans);
    return withinLimits(path, longest, () => rgbOf(bytes, format, pixels, longest));
  };
  return withRegularFile(path, async (handle, size) => {
    const format = requireFormat(path, await readPart(handle, 0, Math.min(headBytes, size)));
    if (size <= ordinary.bytes) {
      const image = await decode(await readPart(handle, 0, size), format, ordinary.pixels);
      if (image) return image;
    }
    if (size > largest.bytes) throw dataErrors.imageTooLarge(path, largest.pixels);
    const image = await inTurn(turn, async () =>
      decode(await readPart(handle, 0, size), format, largest.pixels),
    );
    if (!image) throw dataErrors.imageTooLarge(path, largest.pixels);
    return image;
  });
}

function requireFormat(path: string, head: Uint8Array): ImageFormat {
  const format = formatOf(head);
  if (format) return format;
  const mistaken = mistakenFor(head);
  const other = mistaken ? undefined : otherFormatOf(head);
  throw other === undefined
    ? dataErrors.brokenImage(path, undefined, mistaken)
    : dataErrors.imageFormat(path, other);
}

/** The image; undefined where it has more pixels than allowed. */
async function withinLimits(
  path: string,
  longest: number,
  decode: () => Promise<Pixels>,
): Promise<Pixels | undefined> {
  try {
    return await decode();
  } catch (cause) {
    const { message } = cause instanceof Error ? cause : new Error(String(cause));
    if (message.includes('exceeds pixel limit')) return undefined;
    if (message.startsWith('timeout')) throw dataErrors.imageTooSlow(path, longest);
    throw dataErrors.brokenImage(path, cause);
  }
}

async function rgbOf(
  bytes: Uint8Array,
  format: ImageFormat,
  limitInputPixels: number,
  seconds: number,
): Promise<Pixels> {
  const image = sharp(bytes, { failOn: 'error', ignoreIcc: true, limitInputPixels });
  image.timeout({ seconds });
  const inks =
    format === 'jpeg' ? isCmykJpeg(bytes) : format === 'tiff' && (await image.metadata()).space === 'cmyk';
  if (inks) {
    // libvips undoes the inversion of JPEG files, as PIL does.
    const { data, ...size } = await rawOf(image.pipelineColourspace('cmyk').toColourspace('cmyk'), [4]);
    return { ...size, data: cmykToRgb(data) };
  }
  const { data, channels, ...size } = await rawOf(image.toColourspace('srgb').removeAlpha(), [1, 3]);
  return { ...size, data: channels === 1 ? repeated(data) : data };
}

async function rawOf(image: Sharp, allowed: readonly number[]): Promise<Pixels & { channels: number }> {
  const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (!allowed.includes(channels)) throw new RangeError(`${channels} channels`);
  return { width, height, channels, data };
}

function repeated(grey: Uint8Array): Uint8Array {
  const data = new Uint8Array(grey.length * 3);
  for (const [pixel, value] of grey.entries()) data.fill(value, pixel * 3, pixel * 3 + 3);
  return data;
}
