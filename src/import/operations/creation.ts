/** @file Tensors that are made in the graph, and what is written into tensors; the table of both. */
import { t } from '@vscode/l10n';
import type { Size, ValueShape } from '../../catalog/networks/step.js';
import { viewOf } from '../arrangement.js';
import type { Call } from '../call.js';
import { concatenated } from '../concatenation.js';
import { constantOf, filledConstant } from '../constants.js';
import { Tensor } from '../memory.js';
import { refuse } from '../refusal.js';
import { closed, isOpen, numberAt, productOf } from '../shape.js';
import type { Trace } from '../trace.js';
import type { Value } from '../value.js';
import { kindOfType, type NumberKind } from '../weights.js';
import { constant, converted } from './host.js';
import { concatenation, flip, given, interleaved, repeated, roll, stacking, unfold } from './joining.js';
import type { Lowering, Lowerings } from './lowering.js';
import { padding } from './padding.js';
import { viewers } from './views.js';

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
export const written = (call: Call, source: Value): Value =>
  viewOf(call.trace, source, { kind: 'expand', shape: call.value().shape });

/** A tensor in which another one stands in the place that a view shows. */
const scattered =
  (viewer: 'slice' | 'select'): Lowering =>
  (call) => {
    const whole = call.value('self');
    const [views = []] = viewers[viewer]?.(call, whole.shape) ?? [];
    const tensor = Tensor.of(whole);
    tensor.seenThrough(views).write(call.trace, call.value('src'));
    return tensor.read(call.trace);
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
  slice_scatter: scattered('slice'),
  select_scatter: scattered('select'),
  copy: (call) => written(call, call.value('src')),
};

const constantLike = (call: Call): Value => constant(call.operand('value'));
