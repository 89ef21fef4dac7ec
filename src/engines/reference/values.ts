/** @file Float64 tensors of the reference engine, and walking over their indices. */
import type { Shape } from '../../autodiff/node.js';
import { elementCount } from '../../tensor/host-tensor.js';

export interface Value {
  readonly shape: Shape;
  readonly data: Float64Array;
}

export function zeros(shape: Shape): Value {
  return { shape, data: new Float64Array(elementCount(shape)) };
}

/** Row-major distance between neighbours along each axis. */
export function strides(shape: Shape): number[] {
  const result: number[] = new Array(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--) {
    result[axis] = (result[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  }
  return result;
}

/**
 * For every element of `shape`, in row-major order, the offset of the element that stands for it in a tensor
 * with these strides (0 along an axis that is stretched or reduced).
 */
export function offsets(shape: Shape, stridesOf: readonly number[]): Uint32Array {
  const result = new Uint32Array(elementCount(shape));
  const index = new Array<number>(shape.length).fill(0);
  let offset = 0;
  for (let position = 0; position < result.length; position++) {
    result[position] = offset;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const next = (index[axis] ?? 0) + 1;
      const stride = stridesOf[axis] ?? 0;
      if (next < (shape[axis] ?? 1)) {
        index[axis] = next;
        offset += stride;
        break;
      }
      index[axis] = 0;
      offset -= stride * (next - 1);
    }
  }
  return result;
}

/** Strides with which a tensor of shape `inner` is read as if it had the shape `outer`. */
export function stretchedStrides(inner: Shape, outer: Shape): number[] {
  if (inner.length === 0) return outer.map(() => 0);
  const own = strides(inner);
  return outer.map((size, axis) => (inner[axis] === 1 && size !== 1 ? 0 : (own[axis] ?? 0)));
}

export const at = (value: Value | undefined, offset: number): number => value?.data[offset] ?? 0;
