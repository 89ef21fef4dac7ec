/** @file Bytes to network input: divided by 255, ImageNet mean subtracted, divided by its standard deviation. */

export const imagenetMean = [0.485, 0.456, 0.406] as const;
export const imagenetDeviation = [0.229, 0.224, 0.225] as const;

/** The input value of each byte, by color. */
const tables = imagenetMean.map((mean, color) =>
  Float32Array.from({ length: 256 }, (_, byte) => (byte / 255 - mean) / (imagenetDeviation[color] ?? 1)),
);

/** Writes one image (height × width × 3 bytes) as 3 × height × width numbers into `target`, which has just that size. */
export function normalizeInto(data: Uint8Array, target: Float32Array): void {
  const area = data.length / 3;
  for (const [color, table] of tables.entries()) {
    for (let pixel = 0; pixel < area; pixel++) {
      target[color * area + pixel] = table[data[pixel * 3 + color] ?? 0] ?? 0;
    }
  }
}

/** One image of a batch (N, 3, S, S) as bytes again: red, green and blue interleaved, row by row. */
export function denormalize(images: Float32Array, position: number, size: number): number[] {
  const area = size * size;
  return Array.from({ length: area * 3 }, (_, k) => {
    const color = k % 3;
    const value = images[(position * 3 + color) * area + Math.floor(k / 3)] ?? 0;
    return Math.round((value * (imagenetDeviation[color] ?? 1) + (imagenetMean[color] ?? 0)) * 255);
  });
}
