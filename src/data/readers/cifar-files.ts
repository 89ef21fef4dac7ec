/** @file The binary files of CIFAR: records of label bytes and 3 × 32 × 32 pixels; files may be shorter than official. */
import { exists } from '../files.js';
import type { Part } from '../part.js';
import { readBytes } from '../regular-file.js';
import { copyPlanes, countRecords, emptyBlock, labeledSample } from './binary.js';

const size = 32;
const pixelBytes = 3 * size * size;

/** Reads files of which each holds the first of `imagesPerFile` official images; absent files count as empty. */
export async function readCifarFiles(
  paths: readonly string[],
  imagesPerFile: number,
  labelBytes: number,
  classCount: number,
): Promise<Part> {
  const recordBytes = labelBytes + pixelBytes;
  const files = await Promise.all(
    paths.map(async (path) => {
      const bytes = (await exists(path)) ? await readBytes(path) : new Uint8Array();
      return { path, bytes, count: countRecords(path, bytes.length, recordBytes) };
    }),
  );
  const block = emptyBlock(
    files.reduce((sum, file) => sum + file.count, 0),
    size,
  );
  let slot = 0;
  const samples = files.flatMap(({ path, bytes, count }, fileIndex) =>
    Array.from({ length: count }, (_, image) => {
      const pixels = image * recordBytes + labelBytes;
      copyPlanes(bytes, pixels, block, slot, 'rows');
      const place = { slot: slot++, officialIndex: fileIndex * imagesPerFile + image };
      return labeledSample(path, image, bytes[pixels - 1] ?? -1, classCount, place);
    }),
  );
  return { samples, block };
}
