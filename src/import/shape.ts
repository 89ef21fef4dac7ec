/** @file Shapes whose sizes may be so many for every image. */
import { t } from '@vscode/l10n';
import type { Size, ValueShape } from '../catalog/networks/step.js';
import { type FixedBatchOf, freed } from './free-batch.js';
import { refuse } from './refusal.js';

/** A count that holds for one image, and whether it grows with the number of images. */
interface Count {
  readonly count: number;
  readonly images: boolean;
}

const countIn = (size: Size): Count =>
  typeof size === 'number' ? { count: size, images: false } : { count: size.images, images: true };
const sizeOf = ({ count, images }: Count): Size => (images ? { images: count } : count);

export const isOpen = (size: Size | undefined): boolean => typeof size === 'object';
export const sameSize = (left: Size, right: Size): boolean =>
  isOpen(left) === isOpen(right) && countIn(left).count === countIn(right).count;
export const sameSizes = (left: ValueShape, right: ValueShape): boolean =>
  left.length === right.length && left.every((size, axis) => sameSize(size, right[axis] ?? -1));

/** Numbers that memory may have to hold for one image. */
const mostNumbers = 2 ** 31;

/** The product of sizes, of which one at most may be open. */
export function productOf(shape: ValueShape): Count {
  let count = 1;
  let images = false;
  for (const size of shape) {
    if (isOpen(size) && images) refuse(t('the batch stands in two axes'));
    images ||= isOpen(size);
    count *= countIn(size).count;
  }
  if (!(count <= mostNumbers)) refuse(t('a value is too large'));
  return { count, images };
}

export const productSize = (shape: ValueShape): Size => sizeOf(productOf(shape));

/** The sizes as numbers. Refuses where one is open. */
export function closed(shape: ValueShape): number[] {
  return shape.map((size) =>
    typeof size === 'number' ? size : refuse(t('it needs sizes without the batch')),
  );
}

/** The axis, counted from 0 and not from the end. @param rank -rank ≤ axis < rank. */
export function axisIn(axis: number, rank: number): number {
  const from0 = axis < 0 ? axis + rank : axis;
  if (!Number.isInteger(from0) || from0 < 0 || from0 >= Math.max(rank, 1))
    refuse(t('there is no axis {0}', axis));
  return from0;
}

/** The size at an axis, counted from the end where it is negative. */
export function sizeAt(shape: ValueShape, axis: number): Size {
  return shape.at(axis) ?? refuse(t('there is no axis {0}', axis));
}

/** The size at an axis, which must not be open. */
export function numberAt(shape: ValueShape, axis: number): number {
  const size = sizeAt(shape, axis);
  return typeof size === 'number' ? size : refuse(t('the batch stands where a number is needed'));
}

/** The shape that values stretch to against each other, from the last axis on. */
export function stretchedShape(...shapes: readonly ValueShape[]): Size[] {
  const rank = Math.max(0, ...shapes.map(({ length }) => length));
  return Array.from({ length: rank }, (_, axis) => {
    const sizes = shapes.map((shape) => shape[axis - rank + shape.length] ?? 1);
    const size = sizes.find((each) => each !== 1) ?? 1;
    if (sizes.some((each) => each !== 1 && !sameSize(each, size)))
      refuse(t('shapes {0} do not fit together', shapes.map(shapeText).join(', ')));
    return size;
  });
}

export const shapeText = (shape: ValueShape): string =>
  `(${shape.map((size) => (typeof size === 'number' ? size : size.images === 1 ? 'N' : `${size.images}·N`)).join(', ')})`;

/**
 * The shape that a reshaping asks for, its -1 found.
 * @param batch where the graph knows only a number of images: sizes are multiples of it.
 */
export function reshapedTo(
  shape: ValueShape,
  wanted: readonly Size[],
  batch: FixedBatchOf | undefined,
): Size[] {
  const whole = productOf(shape);
  if (!whole.images && wanted.some((size) => typeof size === 'object' && size.images === 1)) {
    // What is the same for all images is there once.
    const once = wanted.map((size) => (isOpen(size) ? 1 : size));
    return reshapedTo(shape, once, batch);
  }
  const free = wanted.indexOf(-1);
  const given = wanted.filter((size) => size !== -1);
  if (given.length < wanted.length - 1 || given.some((size) => !(countIn(size).count >= 0)))
    refuse(t('a size is not known'));
  const known = productOf(given);
  if (batch !== undefined && whole.images && !known.images)
    return freed(shape, closed(wanted), whole.count, batch);
  if (whole.images !== known.images && (free < 0 || known.images)) refuse(t('the batch is lost'));
  const rest = { count: whole.count / known.count, images: whole.images && !known.images };
  const fits = free < 0 ? whole.count === known.count : Number.isInteger(rest.count);
  if (!fits) refuse(t('{0} cannot take the shape {1}', shapeText(shape), shapeText(wanted)));
  return wanted.map((size) => (size === -1 ? sizeOf(rest) : size));
}
