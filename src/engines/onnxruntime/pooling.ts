/** @file Max-pooling and its companions as ONNX operators. */
import type { PoolWindow } from '../../catalog/networks/window.js';
import { elementCount } from '../../tensor/host-tensor.js';
import { windowAttributes } from './convolution.js';
import type { Lowering, ModelBuilder } from './model.js';

const poolAttributes = (window: PoolWindow) => ({ kernel_shape: window.size, ...windowAttributes(window) });

export function lowerMaxPool({ model, node, x }: Lowering<'maxPool'>): string {
  return model.emit('MaxPool', [x], poolAttributes(node.attributes), { results: 2 });
}

/** Offsets of the windows' first maxima in the whole tensor, as ONNX counts them. */
function maximumIndices(model: ModelBuilder, x: string, attributes: PoolWindow): string {
  return model.emit('MaxPool', [x], poolAttributes(attributes), { results: 2, result: 1 });
}

/** Whether two windows can meet in one place. */
function overlaps({ size, stride, dilation }: PoolWindow): boolean {
  return ([0, 1] as const).some((axis) => (size[axis] - 1) * dilation[axis] + 1 > stride[axis]);
}

export function lowerMaxUnpool({ model, node, x, y }: Lowering<'maxUnpool'>): string {
  if (!overlaps(node.attributes)) {
    // The operator has no dilation and wants none: the indices are all that counts.
    const indices = maximumIndices(model, y, node.attributes);
    return model.emit(
      'MaxUnpool',
      [x, indices, model.integers(node.shape)],
      poolAttributes({ ...node.attributes, dilation: [1, 1] }),
    );
  }
  const flat = model.integers([-1]);
  const indices = model.emit('Reshape', [maximumIndices(model, y, node.attributes), flat]);
  const zeros = model.emit('ConstantOfShape', [model.integers([elementCount(node.shape)])]);
  const placed = model.emit('ScatterElements', [zeros, indices, model.emit('Reshape', [x, flat])], {
    axis: 0,
    reduction: 'add',
  });
  return model.emit('Reshape', [placed, model.integers(node.shape)]);
}

export function lowerSelect({ model, node, x, y }: Lowering<'selectAtMaximum'>): string {
  const flat = model.emit('Reshape', [x, model.integers([-1])]);
  return model.emit('Gather', [flat, maximumIndices(model, y, node.attributes)], { axis: 0 });
}
