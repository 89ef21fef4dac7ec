/** @file Values one after another along an axis, and parts written into a whole. */
import { t } from '@vscode/l10n';
import type { Size, ValueShape } from '../catalog/networks/step.js';
import { elementCount } from '../tensor/host-tensor.js';
import { denseStrides, placesOf } from '../tensor/strided-view.js';
import { placesIn, type View, viewOf } from './arrangement.js';
import { constantOf, filledConstant } from './constants.js';
import { FixedBatch, refuse } from './refusal.js';
import { closed, isOpen, numberAt, sameSize } from './shape.js';
import type { Trace } from './trace.js';
import type { Value } from './value.js';

/** Values one after another along an axis; all other sizes are equal. */
export function concatenated(trace: Trace, given: readonly Value[], axis: number): Value {
  const values = withBatch(trace, given, axis);
  const [first, ...rest] = values;
  if (first === undefined) return refuse(t('it joins nothing'));
  if (rest.length === 0) return first;
  const fits = rest.every(
    ({ shape }) =>
      shape.length === first.shape.length &&
      shape.every((size, each) => each === axis || sameSize(size, first.shape[each] ?? -1)),
  );
  if (!fits) refuse(t('what it joins is of different shapes'));
  const whole = joinedSize(values.map(({ shape }) => shape[axis] ?? 1));
  const shape: ValueShape = first.shape.map((size, each) => (each === axis ? whole : size));
  const constants = values.filter((value) => value.kind === 'constant');
  if (constants.length < values.length)
    return trace.emit({ operation: 'concatenate', inputs: values, attributes: { axis }, shape });
  return constantOf(closed(shape), constants[0]?.numbers ?? 'float', constants, (parts) => {
    const strides = denseStrides(closed(shape));
    const data = new Float64Array(elementCount(closed(shape)));
    let passed = 0;
    for (const part of parts) {
      placesOf(part.shape, strides, passed * (strides[axis] ?? 0)).forEach((place, index) => {
        data[place] = part.data[index] ?? 0;
      });
      passed += part.shape[axis] ?? 0;
    }
    return data;
  });
}

function joinedSize(sizes: readonly Size[]): Size {
  const open = sizes.filter((size) => typeof size === 'object');
  if (open.length === 0) return sizes.reduce<number>((sum, size) => sum + Number(size), 0);
  if (open.length < sizes.length) throw new FixedBatch();
  return { images: open.reduce((sum, { images }) => sum + images, 0) };
}

/** What is the same for all images is stretched to them before it is joined with what is not. */
function withBatch(trace: Trace, values: readonly Value[], axis: number): readonly Value[] {
  const open = values.find(({ shape }) => shape.some((size, each) => each !== axis && isOpen(size)));
  if (open === undefined) return values;
  return values.map((value) => {
    if (value.shape.length !== open.shape.length) return value;
    const shape = value.shape.map((size, each) => {
      const wanted = open.shape[each] ?? 1;
      return each !== axis && isOpen(wanted) && size === 1 ? wanted : size;
    });
    return viewOf(trace, value, { kind: 'expand', shape });
  });
}

/** The whole, in which what a view shows is another part. */
export function writtenThrough(trace: Trace, whole: Value, view: View, part: Value): Value {
  switch (view.kind) {
    case 'reshape':
      return viewOf(trace, part, { kind: 'reshape', shape: whole.shape });
    case 'transpose': {
      const { permutation } = view;
      const back = permutation.map((_, axis) => permutation.indexOf(axis));
      return viewOf(trace, part, { kind: 'transpose', permutation: back });
    }
    case 'expand':
      return refuse(t('it writes into a tensor that is stretched'));
    case 'slice':
      return writtenSlice(trace, whole, view, part);
  }
}

function writtenSlice(
  trace: Trace,
  target: Value,
  view: Extract<View, { kind: 'slice' }>,
  part: Value,
): Value {
  const whole = target.kind === 'blank' ? filledConstant(closed(target.shape), 'float', 0) : target;
  if (whole.kind === 'constant' && part.kind === 'constant')
    return constantOf(whole.shape, whole.numbers, [whole, part], ([old, written]) => {
      const data = Float64Array.from(old?.data ?? []);
      placesIn(whole.shape, view).forEach((place, index) => {
        data[place] = written?.data[index] ?? 0;
      });
      return data;
    });
  const { axis, start, step } = view;
  const size = numberAt(whole.shape, axis);
  const end = start + numberAt(part.shape, axis) * step;
  if (step !== 1) return refuse(t('it writes into every {0}th number', step));
  const piece = (from: number, to: number): Value[] =>
    from < to ? [viewOf(trace, whole, { kind: 'slice', axis, start: from, end: to, step: 1 })] : [];
  return concatenated(trace, [...piece(0, start), part, ...piece(end, size)], axis);
}
