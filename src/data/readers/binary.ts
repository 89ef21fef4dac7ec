/** @file What the official binary versions share: images of one size that are moved into one block of shared memory. */
import { t } from '@vscode/l10n';
import { dataErrors } from '../../errors/data.js';
import type { ImageBlock, Sample } from '../part.js';

/** A block for `count` square images, still black. */
export function emptyBlock(count: number, size: number): ImageBlock {
  return {
    height: size,
    width: size,
    pixels: new Uint8Array(new SharedArrayBuffer(count * size * size * 3)),
  };
}

/** Copies one image of three color planes into a slot; `plane` may lie row by row or, as in STL-10, column by column. */
export function copyPlanes(
  source: Uint8Array,
  sourceOffset: number,
  block: ImageBlock,
  slot: number,
  order: 'rows' | 'columns',
): void {
  const { height, width, pixels } = block;
  const area = height * width;
  let place = slot * area * 3;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = sourceOffset + (order === 'rows' ? row * width + column : column * height + row);
      pixels[place++] = source[from] ?? 0;
      pixels[place++] = source[from + area] ?? 0;
      pixels[place++] = source[from + 2 * area] ?? 0;
    }
  }
}

/** How many records of `recordBytes` a file has; a rest is an error. */
export function countRecords(path: string, bytes: number, recordBytes: number): number {
  if (bytes % recordBytes !== 0) throw dataErrors.wrongSize(path, bytes, recordBytes);
  return bytes / recordBytes;
}

/** A sample whose label is checked; `image` is its place in the file, for the error. */
export function labeledSample(
  path: string,
  image: number,
  label: number,
  classCount: number,
  place: { readonly slot: number; readonly officialIndex: number },
): Sample {
  if (label < 0 || label >= classCount) throw dataErrors.wrongLabel(path, image, label, classCount);
  return { label, officialIndex: place.officialIndex, pixels: { slot: place.slot } };
}

/** A note where a part has fewer images than the official data set. */
export function pieceNote(part: 'train' | 'test', here: number, official: number): string[] {
  if (here === official) return [];
  return [
    part === 'train'
      ? t('{0} of the {1} official training images are here.', here, official)
      : t('{0} of the {1} official test images are here.', here, official),
  ];
}
