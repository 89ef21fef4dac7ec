/**
 * @file Graphs that were exported for one number of images: which axis of a reshaped value the images are part of. Sizes are
 * numbers there, and several may be multiples of that number.
 */
import type { Size, ValueShape } from '../catalog/networks/step.js';
import { FixedBatch } from './refusal.js';

/** The images of a value in such a graph. */
export interface FixedBatchOf {
  /** How many there are. */
  readonly images: number;
  /** What the axis that they are part of counts before them: 17 where 17 tokens of every image are one axis, tokens first. */
  readonly before: number;
}

/** The product of the sizes before the axis that the images are part of. */
export function sizesBefore(shape: ValueShape): number {
  const open = shape.findIndex((size) => typeof size === 'object');
  return shape.slice(0, Math.max(0, open)).reduce<number>((product, size) => product * Number(size), 1);
}

/**
 * The shape that a value takes, with its images in the axis that they are part of.
 * @param wanted sizes that count the images; one of them may be -1. @param count numbers of the value for one image.
 * @throws FixedBatch where no axis holds all images.
 */
export function freed(
  shape: ValueShape,
  wanted: readonly number[],
  count: number,
  { images, before }: FixedBatchOf,
): Size[] {
  const known = wanted.reduce((product, size) => (size === -1 ? product : product * size), 1);
  const sizes = wanted.map((size) => (size === -1 ? (count * images) / known : size));
  const outside = sizesBefore(shape) * before;
  let passed = 1;
  const fitting: { readonly axis: number; readonly rank: number }[] = [];
  for (const [axis, size] of sizes.entries()) {
    const holds = outside % passed === 0 && (passed * size) % (outside * images) === 0 && size > 0;
    if (holds) fitting.push({ axis, rank: rankOf(passed, size, outside, images, axis === sizes.length - 1) });
    passed *= size;
  }
  const [best] = fitting.toSorted((left, right) => left.rank - right.rank);
  const whole = sizes.every((size) => Number.isInteger(size)) && passed === count * images;
  if (best === undefined || !whole) throw new FixedBatch();
  return sizes.map((size, axis): Size => (axis === best.axis ? { images: size / images } : size));
}

/** Images alone, or in front of their axis, or at its end; last of all they are among the channels. */
function rankOf(passed: number, size: number, outside: number, images: number, isLast: boolean): number {
  const first = passed === outside;
  if (first && size === images) return 0;
  if (first && !isLast) return 1;
  return passed * size === outside * images ? 2 : 3;
}
