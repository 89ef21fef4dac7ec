/** @file Values reduced over axes. */
import { t } from '@vscode/l10n';
import type { Size, ValueShape } from '../catalog/networks/step.js';
import { elementCount } from '../tensor/host-tensor.js';
import { denseStrides, placesOf } from '../tensor/strided-view.js';
import { affine } from './arithmetic.js';
import { viewOf } from './arrangement.js';
import { constantOf } from './constants.js';
import { refuse } from './refusal.js';
import { closed, isOpen, numberAt, productSize, sizeAt } from './shape.js';
import type { Trace } from './trace.js';
import type { ConstantValue, Value } from './value.js';

/** The shape after these axes are reduced. */
export function reducedShape(shape: ValueShape, axes: readonly number[], keep: boolean): Size[] {
  if (axes.some((axis) => isOpen(shape[axis]))) refuse(t('it mixes the images of a batch'));
  return shape.flatMap((size, axis) => (axes.includes(axis) ? (keep ? [1] : []) : [size]));
}

/** The sum or the mean over axes. */
export function reduced(
  trace: Trace,
  operation: 'sum' | 'mean',
  x: Value,
  axes: readonly number[],
  keep: boolean,
): Value {
  if (axes.length === 0) return x;
  const shape = reducedShape(x.shape, axes, keep);
  if (x.kind !== 'constant') return trace.emit({ operation, inputs: [x], attributes: { axes, keep }, shape });
  const sum = reducedConstant(x, axes, closed(shape), (total, element) => total + element);
  const count = axes.reduce((product, axis) => product * (x.shape[axis] ?? 1), 1);
  return operation === 'sum' ? sum : affine(trace, sum, 1 / count, 0);
}

function reducedConstant(
  x: ConstantValue,
  axes: readonly number[],
  shape: readonly number[],
  combine: (total: number, element: number) => number,
): ConstantValue {
  const kept = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  return constantOf(shape, x.numbers === 'boolean' ? 'integer' : x.numbers, [x], ([numbers]) => {
    const own = denseStrides(kept);
    const strides = own.map((stride, axis) => (axes.includes(axis) ? 0 : stride));
    const data = new Float64Array(elementCount(kept));
    placesOf(x.shape, strides).forEach((place, index) => {
      data[place] = combine(data[place] ?? 0, numbers?.data[index] ?? 0);
    });
    return data;
  });
}

/** The largest over axes: a window as large as they are, over a map of one channel. */
export function largest(trace: Trace, x: Value, axes: readonly number[], keep: boolean): Value {
  const shape = reducedShape(x.shape, axes, keep);
  const others = x.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis));
  const permutation = [...others, ...axes];
  const count = axes.reduce((product, axis) => product * numberAt(x.shape, axis), 1);
  const last = viewOf(trace, x, { kind: 'transpose', permutation });
  const rows = productSize(others.map((axis) => sizeAt(x.shape, axis)));
  const map = viewOf(trace, last, { kind: 'reshape', shape: [rows, 1, 1, count] });
  const pooled = trace.emit({
    operation: 'maxPool',
    inputs: [map],
    attributes: {
      size: [1, count],
      stride: [1, 1],
      padding: [
        [0, 0],
        [0, 0],
      ],
      dilation: [1, 1],
    },
    shape: [rows, 1, 1, 1],
  });
  return viewOf(trace, pooled, { kind: 'reshape', shape });
}
