/** @file Values joined, repeated, rolled and padded. */
import { t } from '@vscode/l10n';
import type { Size } from '../../catalog/networks/step.js';
import { viewOf } from '../arrangement.js';
import { concatenated } from '../concatenation.js';
import { refuse } from '../refusal.js';
import { axisIn, numberAt, productOf, productSize } from '../shape.js';
import type { Trace } from '../trace.js';
import type { Value } from '../value.js';
import type { Lowering } from './lowering.js';

export const given = (values: readonly (Value | undefined)[]): Value[] =>
  values.flatMap((value) => value ?? []);

export const concatenation: Lowering = (call) => {
  // PyTorch skips what is empty and of one axis, of old.
  const values = given(call.values('tensors')).filter(({ shape }) => !(shape.length === 1 && shape[0] === 0));
  return concatenated(call.trace, values, axisIn(call.number('dim', 0), values[0]?.shape.length ?? 0));
};

export const stacking: Lowering = (call) => {
  const values = given(call.values('tensors'));
  const axis = axisIn(call.number('dim', 0), (values[0]?.shape.length ?? 0) + 1);
  const thin = values.map((value) =>
    viewOf(call.trace, value, { kind: 'reshape', shape: value.shape.toSpliced(axis, 0, 1) }),
  );
  return concatenated(call.trace, thin, axis);
};

/** Each axis so many times, one copy after another. */
export function repeated(trace: Trace, x: Value, times: readonly Size[]): Value {
  const lead = times.length - x.shape.length;
  if (lead < 0) refuse(t('it repeats fewer axes than there are'));
  const shape = [...Array.from({ length: lead }, () => 1), ...x.shape];
  const apart = shape.flatMap((size): Size[] => [1, size]);
  const wide = shape.flatMap((size, axis): Size[] => [times[axis] ?? 1, size]);
  const joined = shape.map((size, axis): Size => {
    const { count, images } = productOf([times[axis] ?? 1, size]);
    return images ? { images: count } : count;
  });
  const spread = viewOf(trace, viewOf(trace, x, { kind: 'reshape', shape: apart }), {
    kind: 'expand',
    shape: wide,
  });
  return viewOf(trace, spread, { kind: 'reshape', shape: joined });
}

/** Each place of an axis so many times. */
export const interleaved: Lowering = (call) => {
  const { trace } = call;
  const x = call.value();
  const axis = axisIn(call.number('dim'), x.shape.length);
  const times = call.number('repeats');
  const whole = productSize([x.shape[axis] ?? 1, times]);
  const thin = viewOf(trace, x, { kind: 'reshape', shape: x.shape.toSpliced(axis + 1, 0, 1) });
  const wide = viewOf(trace, thin, { kind: 'expand', shape: x.shape.toSpliced(axis + 1, 0, times) });
  return viewOf(trace, wide, { kind: 'reshape', shape: x.shape.toSpliced(axis, 1, whole) });
};

/** Pieces that one operation may cut a value into. */
const mostPieces = 4096;

export function pieces(count: number, piece: (index: number) => Value): Value[] {
  if (!(count <= mostPieces)) refuse(t('it cuts a value into too many pieces'));
  return Array.from({ length: Math.max(0, count) }, (_, index) => piece(index));
}

/** The numbers move along axes, and come in again at the other end. */
export const roll: Lowering = (call) => {
  const { trace } = call;
  const x = call.value();
  const shifts = call.integers('shifts');
  const axes = call.integers('dims', []).map((axis) => axisIn(axis, x.shape.length));
  if (axes.length !== shifts.length) refuse(t('it rolls over all axes'));
  return axes.reduce<Value>((value, axis, index) => {
    const size = numberAt(value.shape, axis);
    const start = ((-(shifts[index] ?? 0) % size) + size) % size;
    if (start === 0) return value;
    const part = (from: number, end: number) =>
      viewOf(trace, value, { kind: 'slice', axis, start: from, end, step: 1 });
    return concatenated(trace, [part(start, size), part(0, start)], axis);
  }, x);
};

/** The places of axes from the last to the first. */
export const flip: Lowering = (call) => {
  const { trace } = call;
  const x = call.value();
  const axes = call.integers('dims').map((axis) => axisIn(axis, x.shape.length));
  return axes.reduce<Value>((value, axis) => {
    const size = numberAt(value.shape, axis);
    const columns = pieces(size, (index) => {
      const start = size - 1 - index;
      return viewOf(trace, value, { kind: 'slice', axis, start, end: start + 1, step: 1 });
    });
    return concatenated(trace, columns, axis);
  }, x);
};

/** Windows over an axis that may overlap, their numbers in a new last axis. */
export const unfold: Lowering = (call) => {
  const { trace } = call;
  const x = call.value();
  const axis = axisIn(call.number('dimension'), x.shape.length);
  const [size, step] = [call.number('size'), call.number('step')];
  const whole = numberAt(x.shape, axis);
  const count = Math.floor((whole - size) / step) + 1;
  if (!(count >= 1 && step >= 1)) refuse(t('its window is larger than the map'));
  const parts = pieces(count, (index) => {
    const part = viewOf(trace, x, {
      kind: 'slice',
      axis,
      start: index * step,
      end: index * step + size,
      step: 1,
    });
    return viewOf(trace, part, { kind: 'reshape', shape: part.shape.toSpliced(axis, 0, 1) });
  });
  const table = concatenated(trace, parts, axis);
  const others = table.shape.map((_, each) => each).filter((each) => each !== axis + 1);
  return viewOf(trace, table, { kind: 'transpose', permutation: [...others, axis + 1] });
};
