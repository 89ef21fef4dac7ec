/** @file Tensors in the memory of the host: a shape and row-major float32 values. */

/** A float32 tensor, row-major; a scalar has the shape []. */
export interface HostTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** Tensors by name; iteration order is the order of insertion. */
export type NamedTensors = ReadonlyMap<string, HostTensor>;

/** The number of elements of a tensor of this shape. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** A tensor whose every element is `value`. */
export function filled(shape: readonly number[], value: number): HostTensor {
  return { shape, data: new Float32Array(elementCount(shape)).fill(value) };
}

/** A tensor of shape [] that holds one number. */
export function scalar(value: number): HostTensor {
  return { shape: [], data: Float32Array.of(value) };
}

/** Whether two shapes have the same axes: (1, 3) and (3) are different. */
export function sameShape(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((size, axis) => size === right[axis]);
}
