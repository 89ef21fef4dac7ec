/** @file Pools and their companions as ONNX operators. */
import type { Shape } from '../../autodiff/node.js';
import type { PoolWindow } from '../../catalog/networks/window.js';
import { elementCount } from '../../tensor/host-tensor.js';
import { border, hasBorder } from './columns.js';
import { windowAttributes } from './convolution.js';
import type { Lowering, ModelBuilder } from './model.js';
import { multiplyAlong } from './separable.js';

const poolAttributes = (window: PoolWindow) => ({ kernel_shape: window.size, ...windowAttributes(window) });

/** A map with the window that passes over it. */
interface Pooled {
  readonly map: string;
  readonly shape: Shape;
  readonly window: PoolWindow;
}

/** Operators pool with less padding than their window is large: other padding is put there first. */
function bordered(model: ModelBuilder, x: string, shape: Shape, window: PoolWindow, value: number): Pooled {
  const { size, padding } = window;
  if (padding.every((sides, axis) => sides.every((side) => side < (size[axis] ?? 1))))
    return { map: x, shape, window };
  const amounts = border(padding);
  const map = model.emit('Pad', [x, model.integers(amounts), model.scalar(value)]);
  return {
    map,
    shape: shape.map((length, axis) => length + (amounts[axis] ?? 0) + (amounts[axis + 4] ?? 0)),
    window: {
      ...window,
      padding: [
        [0, 0],
        [0, 0],
      ],
    },
  };
}

/** What lies outside of a map is no maximum. */
const borderedByNothing = (model: ModelBuilder, x: string, shape: Shape, window: PoolWindow): Pooled =>
  bordered(model, x, shape, window, Number.NEGATIVE_INFINITY);

/** What of `map` was there before its border was. */
function withoutBorder(
  model: ModelBuilder,
  x: string,
  { shape }: Pooled,
  own: Shape,
  window: PoolWindow,
): string {
  if (shape.every((size, axis) => size === own[axis])) return x;
  const starts = window.padding.map(([before]) => before);
  const ends = starts.map((start, axis) => start + (own[axis + 2] ?? 1));
  return model.emit('Slice', [x, model.integers(starts), model.integers(ends), model.integers([2, 3])]);
}

export function lowerMaxPool({ model, node, x }: Lowering<'maxPool'>): string {
  const { map, window } = borderedByNothing(model, x, node.inputs[0]?.shape ?? [], node.attributes);
  return model.emit('MaxPool', [map], poolAttributes(window), { results: 2 });
}

/** Offsets of the windows' first maxima in the whole tensor, as ONNX counts them. */
function maximumIndices(model: ModelBuilder, { map, window }: Pooled): string {
  return model.emit('MaxPool', [map], poolAttributes(window), { results: 2, result: 1 });
}

/** Whether two windows can meet in one place. */
function overlaps({ size, stride, dilation }: PoolWindow): boolean {
  return ([0, 1] as const).some((axis) => (size[axis] - 1) * dilation[axis] + 1 > stride[axis]);
}

export function lowerMaxUnpool({ model, node, x, y }: Lowering<'maxUnpool'>): string {
  const pooled = borderedByNothing(model, y, node.shape, node.attributes);
  return withoutBorder(model, unpool(model, x, pooled), pooled, node.shape, node.attributes);
}

function unpool(model: ModelBuilder, x: string, pooled: Pooled): string {
  const { shape, window } = pooled;
  if (!overlaps(window)) {
    // The operator has no dilation and wants none: the indices are all that counts.
    const own = poolAttributes({ ...window, dilation: [1, 1] });
    return model.emit('MaxUnpool', [x, maximumIndices(model, pooled), model.integers(shape)], own);
  }
  const flat = model.integers([-1]);
  const indices = model.emit('Reshape', [maximumIndices(model, pooled), flat]);
  const zeros = model.emit('ConstantOfShape', [model.integers([elementCount(shape)])]);
  const placed = model.emit('ScatterElements', [zeros, indices, model.emit('Reshape', [x, flat])], {
    axis: 0,
    reduction: 'add',
  });
  return model.emit('Reshape', [placed, model.integers(shape)]);
}

export function lowerSelect({ model, node, x, y }: Lowering<'selectAtMaximum'>): string {
  const shape = node.inputs[0]?.shape ?? [];
  const indices = maximumIndices(model, borderedByNothing(model, y, shape, node.attributes));
  const chosen = bordered(model, x, shape, node.attributes, 0).map;
  return model.emit('Gather', [model.emit('Reshape', [chosen, model.integers([-1])]), indices], { axis: 0 });
}

/** The mean with all padding counted, times what was counted. */
export function lowerSumPool({ model, node, x }: Lowering<'sumPool'>): string {
  const { map, window } = bordered(model, x, node.inputs[0]?.shape ?? [], node.attributes, 0);
  const counted = hasBorder(window.padding) ? { count_include_pad: 1 } : {};
  const mean = model.emit('AveragePool', [map], { ...poolAttributes(window), ...counted });
  return model.emit('Mul', [mean, model.scalar(elementCount(window.size))]);
}

/** A sum over windows is linear: a product along each axis, and its adjoint by the transposed matrices. */
export function lowerSumUnpool({ model, node, x }: Lowering<'sumUnpool'>): string {
  const matrix = (axis: 0 | 1) => {
    const [places, size] = [node.inputs[0]?.shape[axis + 2] ?? 1, node.shape[axis + 2] ?? 1];
    const values = new Float64Array(places * size);
    const { stride, padding, size: kernel } = node.attributes;
    for (let place = 0; place < places; place++) {
      const start = place * stride[axis] - padding[axis][0];
      values.fill(
        1,
        place * size + Math.min(Math.max(start, 0), size),
        place * size + Math.min(Math.max(start + kernel[axis], 0), size),
      );
    }
    return { values, rows: places, columns: size };
  };
  return multiplyAlong(model, x, [matrix(0), matrix(1)], true);
}
