/** @file Bytes to network input: divided by 255, a mean subtracted, divided by a standard deviation. */
import type { ImageForm, ImageSize } from '../catalog/networks/image-form.js';

/** Writes one image (height × width × 3 bytes) as 3 × height × width numbers into a target that has just that size. */
export type Normalize = (data: Uint8Array, target: Float32Array) => void;

type Norm = Pick<ImageForm, 'mean' | 'deviation'>;

/** Normalizes images for a network that takes this form. */
export function normalizerFor({ mean, deviation }: Norm): Normalize {
  /** The input value of each byte, by color. */
  const tables = mean.map((center, color) =>
    Float32Array.from({ length: 256 }, (_, byte) => (byte / 255 - center) / (deviation[color] ?? 1)),
  );
  return (data, target) => {
    const area = data.length / 3;
    for (const [color, table] of tables.entries()) {
      for (let pixel = 0; pixel < area; pixel++) {
        target[color * area + pixel] = table[data[pixel * 3 + color] ?? 0] ?? 0;
      }
    }
  };
}

/** One image of a batch (N, 3, H, W) as bytes again: red, green and blue interleaved, row by row. */
export function denormalize(images: Float32Array, position: number, form: ImageSize & Norm): number[] {
  const area = form.height * form.width;
  return Array.from({ length: area * 3 }, (_, k) => {
    const color = k % 3;
    const value = images[(position * 3 + color) * area + Math.floor(k / 3)] ?? 0;
    return Math.round((value * (form.deviation[color] ?? 1) + (form.mean[color] ?? 0)) * 255);
  });
}
