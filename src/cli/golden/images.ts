/** @file The images of golden cases: CIFAR-10's test batch, normalized in float64, or seeded numbers. */
import { readFileSync } from 'node:fs';
import { imagenetDeviation, imagenetMean } from '../../catalog/networks/image-form.js';
import type { Value } from '../../engines/reference/values.js';
import { goldenErrors } from '../../errors/golden.js';
import { seeded } from './fill.js';

/** Classes of CIFAR-10. */
export const classes = 10;
const side = 32;
const area = side * side;
/** One byte for the label, then the three colors. */
const record = 1 + 3 * area;

/** The bytes of CIFAR-10's `test_batch.bin`. */
export function readImages(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw goldenErrors.noImages(file, cause);
  }
}

export interface LabeledImages {
  /** (N, 3, H, W). */
  readonly images: Value;
  /** One-hot, (N, K). */
  readonly labels: Value;
}

/** Images [first, first + count) of the bytes, which hold at least so many. */
export function goldenImages(bytes: Uint8Array, first: number, count: number): LabeledImages {
  const images = new Float64Array(count * 3 * area);
  const labels: number[] = [];
  for (let image = 0; image < count; image++) {
    const start = (first + image) * record;
    labels.push(bytes[start] ?? 0);
    for (let k = 0; k < 3 * area; k++) {
      const color = Math.floor(k / area);
      const level = (bytes[start + 1 + k] ?? 0) / 255;
      images[image * 3 * area + k] = (level - (imagenetMean[color] ?? 0)) / (imagenetDeviation[color] ?? 1);
    }
  }
  return {
    images: { shape: [count, 3, side, side], data: images },
    labels: oneHot(labels, classes),
  };
}

/** Images of seeded numbers, not normalized further, of some form (C, H, W). */
export function seededImages(
  form: readonly number[],
  seed: number,
  labels: readonly number[],
  classes: number,
): LabeledImages {
  return { images: seeded([labels.length, ...form], seed, 1), labels: oneHot(labels, classes) };
}

/** (N, K). */
function oneHot(labels: readonly number[], classes: number): Value {
  const data = new Float64Array(labels.length * classes);
  labels.forEach((label, row) => {
    data[row * classes + label] = 1;
  });
  return { shape: [labels.length, classes], data };
}

/** The number of whole images in the bytes. */
export function imageCount(bytes: Uint8Array): number {
  return Math.floor(bytes.length / record);
}
