/** @file Tensors in a file whose numbers are read, and judged, only when they are asked for. */
import { weightErrors } from '../errors/weights.js';
import { elementCount, type HostTensor } from './host-tensor.js';

export abstract class StoredTensor {
  abstract readonly shape: readonly number[];

  /**
   * The numbers as float32, row-major.
   * @param name what errors call the tensor. @throws StudioError where it is damaged, or of a type that is not read.
   */
  abstract read(name: string): Promise<HostTensor>;
}

/** How the numbers of a tensor lie in its storage. */
export interface StridedView {
  readonly shape: readonly number[];
  /** In elements. */
  readonly offset: number;
  readonly strides: readonly number[];
}

/** PyTorch's own limit on the number of axes. */
export const largestRank = 64;

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
export const isCounts = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length <= largestRank && value.every(isCount);

/** The index of the last element of a view that has any. */
export function lastIndex({ shape, offset, strides }: StridedView): number {
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

/** The numbers of a strided view, row-major. */
export function gather({ shape, offset, strides }: StridedView, at: (index: number) => number): Float32Array {
  const data = new Float32Array(elementCount(shape));
  let next = 0;
  const walk = (axis: number, index: number): void => {
    const size = shape[axis];
    if (size === undefined) {
      data[next++] = at(index);
      return;
    }
    const stride = strides[axis] ?? 0;
    for (let step = 0; step < size; step++) walk(axis + 1, index + step * stride);
  };
  if (data.length > 0) walk(0, offset);
  return data;
}

/** All numbers have to be finite. @throws StudioError `weights/not-finite` with file and tensor. */
export function requireFinite({ data }: HostTensor, file: string, name: string): void {
  // A loop of its own: a call for each number takes seconds for a large network.
  for (let index = 0; index < data.length; index++)
    if (!Number.isFinite(data[index])) throw weightErrors.notFinite(file, name, String(data[index]));
}
