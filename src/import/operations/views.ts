/** @file Operations that only look at a tensor in another way: what each shows, as views one after another. */
import { t } from '@vscode/l10n';
import type { Size, ValueShape } from '../../catalog/networks/step.js';
import type { View } from '../arrangement.js';
import type { Call } from '../call.js';
import type { FixedBatchOf } from '../free-batch.js';
import { refuse } from '../refusal.js';
import { axisIn, isOpen, numberAt, productOf, productSize, reshapedTo, sameSize, sizeAt } from '../shape.js';

/** One list of views for every tensor that is put out. */
type Viewer = (call: Call, shape: ValueShape) => readonly (readonly View[])[];

const one = (...views: readonly View[]) => [views];
const reshape = (shape: readonly Size[]): View => ({ kind: 'reshape', shape });
const slice = (axis: number, start: number, end: number, step = 1): View => ({
  kind: 'slice',
  axis,
  start,
  end,
  step,
});

/** The images of what is looked at, in a graph for one number of them. */
const fixedBatch = (call: Call): FixedBatchOf | undefined =>
  call.trace.batch === undefined
    ? undefined
    : { images: call.trace.batch, before: call.trace.beforeImages(call.value()) };

const reshapes: Viewer = (call, shape) =>
  one(reshape(reshapedTo(shape, call.sizes(call.has('size') ? 'size' : 'shape'), fixedBatch(call))));

const permutes: Viewer = (call, shape) => {
  const permutation = call.integers('dims').map((axis) => axisIn(axis, shape.length));
  if (permutation.length !== shape.length || new Set(permutation).size !== shape.length)
    refuse(t('its axes are no permutation'));
  return one({ kind: 'transpose', permutation });
};

const swaps =
  (first: string, second: string): Viewer =>
  (call, shape) => {
    const [left, right] = [first, second].map((name) => axisIn(call.number(name), shape.length));
    const from = (axis: number) => (axis === left ? right : axis === right ? left : axis) ?? axis;
    return one({ kind: 'transpose', permutation: shape.map((_, axis) => from(axis)) });
  };

/** A place on an axis, counted from the end where it is negative, inside it. */
const place = (at: number, size: number): number => Math.min(size, Math.max(0, at < 0 ? at + size : at));

/** Parts of an axis one after another. */
function parts(shape: ValueShape, axis: number, sizes: readonly number[]): View[][] {
  let start = 0;
  return sizes.map((size) => {
    start += size;
    if (size < 0 || start > numberAt(shape, axis)) refuse(t('its parts are larger than the whole'));
    return [slice(axis, start - size, start)];
  });
}

/** As many parts of one size as there are outputs, of which the last may be smaller. */
function equalParts(call: Call, shape: ValueShape, axis: number, size: number): View[][] {
  const whole = numberAt(shape, axis);
  if (!(size >= 1) || !Number.isInteger(size)) refuse(t('its parts are empty'));
  const sizes = call.node.outputs.map((_, index) => Math.max(0, Math.min(size, whole - index * size)));
  return parts(shape, axis, sizes);
}

const axisOf = (call: Call, shape: ValueShape, otherwise?: number): number =>
  axisIn(call.number('dim', otherwise), shape.length);

const without = (shape: ValueShape, axes: readonly number[]): Size[] =>
  shape.filter((size, axis) => !axes.includes(axis) || size !== 1);

function squeezes(call: Call, shape: ValueShape): View[][] {
  const axes = call.has('dim')
    ? call.integers('dim').map((axis) => axisIn(axis, shape.length))
    : shape.map((_, axis) => axis);
  if (call.trace.batch === 1 && axes.some((axis) => isOpen(shape[axis]))) refuse(t('it removes the batch'));
  return [[reshape(without(shape, axes))]];
}

function select(shape: ValueShape, axis: number, index: number): View[] {
  const size = numberAt(shape, axis);
  const at = index < 0 ? index + size : index;
  if (!(at >= 0 && at < size)) refuse(t('there is no place {0} on the axis', index));
  return [slice(axis, at, at + 1), reshape(shape.toSpliced(axis, 1))];
}

export const viewers: Readonly<Record<string, Viewer>> = {
  view: reshapes,
  reshape: reshapes,
  _unsafe_view: reshapes,
  view_as: (call) => one(reshape(call.value('other').shape)),
  reshape_as: (call) => one(reshape(call.value('other').shape)),
  flatten: (call, shape) => {
    if (shape.length === 0) return one(reshape([1]));
    const start = axisIn(call.number('start_dim', 0), shape.length);
    const end = axisIn(call.number('end_dim', -1), shape.length);
    if (end < start) refuse(t('its axes are in the wrong order'));
    const middle = productSize(shape.slice(start, end + 1));
    return one(reshape(shape.toSpliced(start, end + 1 - start, middle)));
  },
  unflatten: (call, shape) => {
    const axis = axisOf(call, shape);
    const sizes = reshapedTo([sizeAt(shape, axis)], call.sizes('sizes'), fixedBatch(call));
    return one(reshape(shape.toSpliced(axis, 1, ...sizes)));
  },
  squeeze: squeezes,
  unsqueeze: (call, shape) =>
    one(reshape(shape.toSpliced(axisIn(call.number('dim'), shape.length + 1), 0, 1))),

  permute: permutes,
  transpose: swaps('dim0', 'dim1'),
  swapaxes: swaps('axis0', 'axis1'),
  swapdims: swaps('dim0', 'dim1'),
  movedim: (call, shape) => {
    const from = call.integers('source').map((axis) => axisIn(axis, shape.length));
    const to = call.integers('destination').map((axis) => axisIn(axis, shape.length));
    const rest = shape.map((_, axis) => axis).filter((axis) => !from.includes(axis));
    const permutation = shape.map((_, axis) => from[to.indexOf(axis)] ?? rest.shift() ?? 0);
    return one({ kind: 'transpose', permutation });
  },
  t: (_, shape) => one({ kind: 'transpose', permutation: shape.map((__, axis) => shape.length - 1 - axis) }),
  numpy_T: (_, shape) =>
    one({ kind: 'transpose', permutation: shape.map((__, axis) => shape.length - 1 - axis) }),

  expand: (call, shape) =>
    one({ kind: 'expand', shape: expandedTo(shape, call.sizes('size'), call.trace.batch) }),
  expand_as: (call, shape) =>
    one({ kind: 'expand', shape: expandedTo(shape, call.value('other').shape, undefined) }),
  broadcast_to: (call, shape) =>
    one({ kind: 'expand', shape: expandedTo(shape, call.sizes('size'), call.trace.batch) }),

  slice: (call, shape) => {
    const axis = axisOf(call, shape, 0);
    const [start, end] = [call.number('start', 0), call.number('end', Number.MAX_SAFE_INTEGER)];
    const step = call.number('step', 1);
    if (isOpen(shape[axis]))
      return start === 0 && end >= 2 ** 31 && step === 1 ? one() : refuse(t('it cuts the batch'));
    const size = numberAt(shape, axis);
    if (!(step >= 1)) refuse(t('its step is no positive number'));
    const from = place(start, size);
    return one(slice(axis, from, Math.max(from, place(end, size)), step));
  },
  narrow: (call, shape) => {
    const axis = axisOf(call, shape);
    const start = place(call.number('start'), numberAt(shape, axis));
    return one(...(parts(shape, axis, [start, call.number('length')])[1] ?? []));
  },
  select: (call, shape) => one(...select(shape, axisOf(call, shape), call.number('index'))),
  unbind: (call, shape) => {
    const axis = axisOf(call, shape, 0);
    return call.node.outputs.map((_, index) => select(shape, axis, index));
  },
  chunk: (call, shape) => {
    const axis = axisOf(call, shape, 0);
    return equalParts(call, shape, axis, Math.ceil(numberAt(shape, axis) / call.number('chunks')));
  },
  split: (call, shape) => {
    const axis = axisOf(call, shape, 0);
    const sizes = call.integers(call.has('split_size') ? 'split_size' : 'split_sizes');
    const [size = 1] = sizes;
    return sizes.length === 1 ? equalParts(call, shape, axis, size) : parts(shape, axis, sizes);
  },
  split_with_sizes: (call, shape) => parts(shape, axisOf(call, shape, 0), call.integers('split_sizes')),

  as_strided: (call, shape) => {
    const sizes = call.sizes('size');
    const strides = call.integers('stride');
    const rows = strides.every(
      (stride, axis) => sizes[axis] === 1 || stride === productOf(sizes.slice(axis + 1)).count,
    );
    if (!rows || call.number('storage_offset', 0) !== 0) refuse(t('its strides are not those of rows'));
    return one(reshape(reshapedTo(shape, sizes, fixedBatch(call))));
  },
  alias: () => one(),
  detach: () => one(),
  lift: () => one(),
};

/** The sizes that a tensor is stretched to; -1 leaves one as it is. */
function expandedTo(shape: ValueShape, wanted: readonly Size[], batch: number | undefined): Size[] {
  const lead = wanted.length - shape.length;
  if (lead < 0) refuse(t('it takes away axes'));
  return wanted.map((size, axis) => {
    const own = shape[axis - lead] ?? 1;
    if (size === -1 || (isOpen(own) && size === batch)) return own;
    if (own === 1 && axis === 0 && batch !== undefined && batch > 1 && size === batch) return { images: 1 };
    return own === 1 || sameSize(own, size) ? size : refuse(t('it stretches what is not of size 1'));
  });
}

/** Those of them that give a copy where the tensor does not lie in memory row by row. */
export const perhapsCopies: ReadonlySet<string> = new Set([
  'reshape',
  'reshape_as',
  'flatten',
  '_unsafe_view',
]);
