/** @file Where the numbers of a tensor lie in its storage, when each axis has a stride of its own. */
import { elementCount } from './host-tensor.js';

export interface StridedView {
  readonly shape: readonly number[];
  /** In elements. */
  readonly offset: number;
  /** In elements; 0 along an axis that is stretched. */
  readonly strides: readonly number[];
}

/** PyTorch's own limit on the number of axes. */
export const largestRank = 64;

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
export const isCounts = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length <= largestRank && value.every(isCount);

/** The place of the last element of a view that has any. */
export function lastPlace({ shape, offset, strides }: StridedView): number {
  return shape.reduce((sum, size, axis) => sum + (size - 1) * (strides[axis] ?? 0), offset);
}

/** Strides of a tensor without gaps; `columns`: the first axis is the one that lies together, as in Fortran. */
export function denseStrides(shape: readonly number[], columns = false): number[] {
  const strides: number[] = new Array(shape.length).fill(1);
  const axes = shape.map((_, axis) => (columns ? axis : shape.length - 1 - axis));
  let stride = 1;
  for (const axis of axes) {
    strides[axis] = stride;
    stride *= shape[axis] ?? 1;
  }
  return strides;
}

/** Visits the place of every element, row-major, with its number in that order. */
function visitPlaces(
  { shape, offset, strides }: StridedView,
  visit: (place: number, index: number) => void,
): void {
  const count = elementCount(shape);
  const position = shape.map(() => 0);
  let place = offset;
  for (let index = 0; index < count; index++) {
    visit(place, index);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const stride = strides[axis] ?? 0;
      const next = (position[axis] ?? 0) + 1;
      place += stride;
      if (next < (shape[axis] ?? 0)) {
        position[axis] = next;
        break;
      }
      position[axis] = 0;
      place -= next * stride;
    }
  }
}

/** The places of all elements, row-major. */
export function placesOf(shape: readonly number[], strides: readonly number[], offset = 0): Int32Array {
  const places = new Int32Array(elementCount(shape));
  visitPlaces({ shape, strides, offset }, (place, index) => {
    places[index] = place;
  });
  return places;
}

/** The numbers of a strided view, row-major. */
export function gather(view: StridedView, at: (place: number) => number): Float32Array {
  const data = new Float32Array(elementCount(view.shape));
  visitPlaces(view, (place, index) => {
    data[index] = at(place);
  });
  return data;
}
