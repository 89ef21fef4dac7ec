/** @file Tensors that are made in the graph, and operations that join, repeat and write. */
import { t } from '@vscode/l10n';
import type { Size, ValueShape } from '../../catalog/networks/step.js';
import { paddedWith } from '../arithmetic.js';
import { concatenated, padded, viewOf } from '../arrangement.js';
import type { Call } from '../call.js';
import { constantOf, filledConstant } from '../constants.js';
import { refuse } from '../refusal.js';
import { axisIn, closed, isOpen, numberAt, productOf, productSize } from '../shape.js';
import type { Trace } from '../trace.js';
import type { Value } from '../value.js';
import { kindOfType, type NumberKind } from '../weights.js';
import { constant, converted } from './elementwise.js';
import type { Lowering, Lowerings } from './lowering.js';

const kindFor = (call: Call, otherwise: NumberKind): NumberKind => {
  const type = call.type('dtype');
  return type === undefined ? otherwise : kindOfType(type);
};

/** A tensor of one number. What is the same for all images is there once, and stretches where it meets them. */
function filled(trace: Trace, shape: ValueShape, kind: NumberKind, value: number): Value {
  productOf(shape);
  const once = shape.map((size) => (typeof size === 'object' && size.images === 1 ? 1 : size));
  if (!once.some(isOpen)) return filledConstant(closed(once), kind, value);
  const one = shape.map(() => 1);
  return viewOf(trace, filledConstant(one, kind, value), { kind: 'expand', shape });
}

/** Sizes of a tensor that is made; in a graph with a fixed batch, as many in front as there are images are the batch. */
const sizesOf = (call: Call): readonly Size[] => {
  const sizes = call.sizes('size');
  const { batch } = call.trace;
  const [first, ...rest] = sizes;
  return batch !== undefined && first === batch && rest.length > 0 && rest.every((size) => size === 1)
    ? [{ images: 1 }, ...rest]
    : sizes;
};

const filling =
  (value?: number): Lowering =>
  (call) => {
    const number = value ?? call.number('fill_value');
    const kind =
      value === undefined && call.node.arguments.get('fill_value')?.kind === 'size' ? 'integer' : 'float';
    return filled(call.trace, sizesOf(call), kindFor(call, kind), number);
  };

const like =
  (value?: number): Lowering =>
  (call) => {
    const other = call.value();
    const kind = other.kind === 'constant' ? other.numbers : 'float';
    return filled(call.trace, other.shape, kindFor(call, kind), value ?? call.number('fill_value'));
  };

const blank: Lowering = (call) => {
  const shape = call.has('size') ? sizesOf(call) : call.value().shape;
  productOf(shape);
  return { kind: 'blank', shape };
};

/** Numbers a step apart. */
const range: Lowering = (call) => {
  const [start, end] = [call.number('start', 0), call.number('end')];
  const step = call.number('step', 1);
  const whole = ['start', 'end', 'step'].every((name) => call.node.arguments.get(name)?.kind !== 'number');
  const count = Math.ceil((end - start) / step);
  if (!(count >= 0) || step === 0) refuse(t('its range is none'));
  productOf([count]);
  const made = constantOf([count], whole ? 'integer' : 'float', [], () =>
    Float64Array.from({ length: count }, (_, index) => start + index * step),
  );
  return converted(made, call.type('dtype'));
};

const linspace: Lowering = (call) => {
  const [start, end, count] = [call.number('start'), call.number('end'), call.number('steps')];
  productOf([count]);
  const step = count > 1 ? (end - start) / (count - 1) : 0;
  return constantOf([count], kindFor(call, 'float'), [], () =>
    Float64Array.from({ length: count }, (_, index) =>
      index < count / 2 ? start + index * step : end - (count - 1 - index) * step,
    ),
  );
};

const identity: Lowering = (call) => {
  const rows = call.number('n');
  const columns = call.number('m', rows);
  productOf([rows, columns]);
  return constantOf([rows, columns], kindFor(call, 'float'), [], () =>
    Float64Array.from({ length: rows * columns }, (_, index) =>
      Number(index % columns === Math.floor(index / columns)),
    ),
  );
};

const given = (values: readonly (Value | undefined)[]): Value[] => values.flatMap((value) => value ?? []);

const concatenation: Lowering = (call) => {
  // PyTorch skips what is empty and of one axis, of old.
  const values = given(call.values('tensors')).filter(({ shape }) => !(shape.length === 1 && shape[0] === 0));
  return concatenated(call.trace, values, axisIn(call.number('dim', 0), values[0]?.shape.length ?? 0));
};

const stacking: Lowering = (call) => {
  const values = given(call.values('tensors'));
  const axis = axisIn(call.number('dim', 0), (values[0]?.shape.length ?? 0) + 1);
  const thin = values.map((value) =>
    viewOf(call.trace, value, { kind: 'reshape', shape: value.shape.toSpliced(axis, 0, 1) }),
  );
  return concatenated(call.trace, thin, axis);
};

/** Each axis so many times, one copy after another. */
function repeated(trace: Trace, x: Value, times: readonly Size[]): Value {
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
const interleaved: Lowering = (call) => {
  const { trace } = call;
  const x = call.value();
  const axis = axisIn(call.number('dim'), x.shape.length);
  const times = call.number('repeats');
  const whole = productSize([x.shape[axis] ?? 1, times]);
  const thin = viewOf(trace, x, { kind: 'reshape', shape: x.shape.toSpliced(axis + 1, 0, 1) });
  const wide = viewOf(trace, thin, { kind: 'expand', shape: x.shape.toSpliced(axis + 1, 0, times) });
  return viewOf(trace, wide, { kind: 'reshape', shape: x.shape.toSpliced(axis, 1, whole) });
};

/** Sides from the last axis on, before and after. */
function sidesOf(call: Call, shape: ValueShape): [number, number][] {
  const given = call.integers('pad');
  const sides = shape.map((): [number, number] => [0, 0]);
  for (let index = 0; index + 1 < given.length; index += 2) {
    const axis = shape.length - 1 - index / 2;
    if (axis < 0) refuse(t('it pads axes that are not there'));
    sides[axis] = [given[index] ?? 0, given[index + 1] ?? 0];
  }
  return sides;
}

/** Zeros or a number around; a negative side is cut off. */
const padding: Lowering = (call) => {
  const { trace } = call;
  const x = call.value();
  const sides = sidesOf(call, x.shape);
  const mode = call.text('mode', 'constant');
  if (mode !== 'constant') return mirrored(trace, x, sides, mode);
  const cut = sides.reduce<Value>((value, [before, after], axis) => {
    if (before >= 0 && after >= 0) return value;
    const size = numberAt(value.shape, axis);
    const [start, end] = [Math.max(0, -before), size - Math.max(0, -after)];
    if (end < start) refuse(t('it cuts off more than there is'));
    return viewOf(trace, value, { kind: 'slice', axis, start, end, step: 1 });
  }, x);
  const added = sides.map(([before, after]) => [Math.max(0, before), Math.max(0, after)] as const);
  const value = call.number('value', 0);
  return value === 0 ? padded(trace, cut, added) : paddedWith(trace, cut, added, value);
};

/** Pieces that one operation may cut a value into. */
const mostPieces = 4096;

function pieces(count: number, piece: (index: number) => Value): Value[] {
  if (!(count <= mostPieces)) refuse(t('it cuts a value into too many pieces'));
  return Array.from({ length: Math.max(0, count) }, (_, index) => piece(index));
}

/** The map goes on as its mirror image, from the beginning, or as its edge. */
function mirrored(
  trace: Trace,
  x: Value,
  sides: readonly (readonly [number, number])[],
  mode: string,
): Value {
  return sides.reduce<Value>((value, [before, after], axis) => {
    if (before === 0 && after === 0) return value;
    const size = numberAt(value.shape, axis);
    const from = (place: number): number => {
      if (mode === 'replicate') return Math.min(size - 1, Math.max(0, place));
      if (mode === 'circular') return (place + size) % size;
      if (mode !== 'reflect') return refuse(t('it pads by {0}', mode));
      return place < 0 ? -place : place >= size ? 2 * (size - 1) - place : place;
    };
    const column = (place: number) => {
      const start = from(place);
      if (!(start >= 0 && start < size)) refuse(t('it pads by more than the map'));
      return viewOf(trace, value, { kind: 'slice', axis, start, end: start + 1, step: 1 });
    };
    const first = pieces(before, (index) => column(index - before));
    const last = pieces(after, (index) => column(size + index));
    return concatenated(trace, [...first, value, ...last], axis);
  }, x);
}

/** The numbers move along axes, and come in again at the other end. */
const roll: Lowering = (call) => {
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
const flip: Lowering = (call) => {
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

/** One tensor for each vector, all of the shape that they span. */
const meshgrid: Lowering = (call) => {
  const vectors = given(call.values('tensors'));
  const swapped =
    call.text('indexing', 'ij') === 'xy'
      ? vectors.toSpliced(0, 2, ...vectors.slice(0, 2).toReversed())
      : vectors;
  const shape = swapped.map((vector) => numberAt(vector.shape, 0));
  return vectors.map((vector) => {
    const axis = swapped.indexOf(vector);
    const thin = shape.map((size, each) => (each === axis ? size : 1));
    const line = viewOf(call.trace, vector, { kind: 'reshape', shape: thin });
    return viewOf(call.trace, line, { kind: 'expand', shape });
  });
};

/** What stretches to the shape of a tensor that is written to. */
const written = (call: Call, source: Value): Value =>
  viewOf(call.trace, source, { kind: 'expand', shape: call.value().shape });

/** Windows over an axis that may overlap, their numbers in a new last axis. */
const unfold: Lowering = (call) => {
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

export const creation: Lowerings = {
  zeros: filling(0),
  ones: filling(1),
  full: filling(),
  new_zeros: filling(0),
  new_ones: filling(1),
  new_full: filling(),
  zeros_like: like(0),
  ones_like: like(1),
  full_like: like(),
  scalar_tensor: (call) => filledConstant([], kindFor(call, 'float'), call.number('s')),
  empty: blank,
  new_empty: blank,
  empty_like: blank,
  arange: range,
  linspace,
  eye: identity,
  cat: concatenation,
  concat: concatenation,
  concatenate: concatenation,
  stack: stacking,
  hstack: (call) => {
    const values = given(call.values('tensors'));
    return concatenated(call.trace, values, Math.min(1, (values[0]?.shape.length ?? 1) - 1));
  },
  repeat: (call) => repeated(call.trace, call.value(), call.sizes('repeats')),
  tile: (call) => {
    const x = call.value();
    const times = call.sizes('dims');
    const missing = Array.from({ length: Math.max(0, x.shape.length - times.length) }, () => 1);
    return repeated(call.trace, x, [...missing, ...times]);
  },
  repeat_interleave: interleaved,
  pad: padding,
  constant_pad_nd: padding,
  roll,
  flip,
  meshgrid,
  unfold,

  fill: (call) => written(call, constantLike(call)),
  zero: (call) => written(call, filledConstant([], 'integer', 0)),
  copy: (call) => written(call, call.value('src')),
};

const constantLike = (call: Call): Value => constant(call.operand('value'));
