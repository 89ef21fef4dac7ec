/** @file What is taken from tables by an index: a product with a matrix of ones and zeros, since an index is a constant. */
import { t } from '@vscode/l10n';
import type { ValueShape } from '../../catalog/networks/step.js';
import { elementCount } from '../../tensor/host-tensor.js';
import { denseStrides, placesOf } from '../../tensor/strided-view.js';
import { viewOf } from '../arrangement.js';
import { constantOf, elementwise, stretchedNumbers } from '../constants.js';
import { refuse } from '../refusal.js';
import { axisIn, closed, numberAt, productOf, stretchedShape } from '../shape.js';
import type { Trace } from '../trace.js';
import type { ConstantValue, Value } from '../value.js';
import { constant } from './host.js';
import type { Lowering, Lowerings } from './lowering.js';

/** Numbers that a matrix of ones and zeros may have. */
const mostOnes = 2 ** 25;

/** Rows of ones and zeros, with a one at the place that the index names; it is counted from the end where negative. */
function oneHot(index: ConstantValue, size: number): ConstantValue {
  const count = elementCount(index.shape);
  if (count * size > mostOnes) refuse(t('its index is too large'));
  return constantOf([count, size], 'float', [index], ([numbers]) => {
    const data = new Float32Array(count * size);
    numbers?.data.forEach((at, row) => {
      const column = at < 0 ? at + size : at;
      if (column >= 0 && column < size) data[row * size + column] = 1;
    });
    return data;
  });
}

/** Places of one axis, in the shape of the index. */
function taken(trace: Trace, x: Value, axis: number, index: ConstantValue): Value {
  const size = numberAt(x.shape, axis);
  const shape: ValueShape = [...x.shape.slice(0, axis), ...index.shape, ...x.shape.slice(axis + 1)];
  productOf(shape);
  if (x.kind === 'constant') return takenConstant(x, axis, index, closed(shape));
  // The axis goes to the front of a matrix whose columns are everything else, or to its end where the batch is before it.
  const ones = trace.shared(`one-hot ${size}`, [index], () => oneHot(index, size));
  const rest = x.shape.toSpliced(axis, 1);
  const others = rest.map((_, each) => (each < axis ? each : each + 1));
  const last = viewOf(trace, x, { kind: 'transpose', permutation: [...others, axis] });
  const rows = productOf(rest);
  const matrix = viewOf(trace, last, {
    kind: 'reshape',
    shape: [rows.images ? { images: rows.count } : rows.count, size],
  });
  const product = trace.emit({
    operation: 'matrixProduct',
    inputs: [matrix, ones],
    attributes: { transposeLeft: false, transposeRight: true },
    shape: [matrix.shape[0] ?? 1, elementCount(index.shape)],
  });
  const apart = viewOf(trace, product, { kind: 'reshape', shape: [...rest, ...index.shape] });
  const places = index.shape.map((_, each) => rest.length + each);
  const before = rest.map((_, each) => each).slice(0, axis);
  const after = rest.map((_, each) => each).slice(axis);
  return viewOf(trace, apart, { kind: 'transpose', permutation: [...before, ...places, ...after] });
}

function takenConstant(
  x: ConstantValue,
  axis: number,
  index: ConstantValue,
  shape: readonly number[],
): ConstantValue {
  const size = x.shape[axis] ?? 1;
  return constantOf(shape, x.numbers, [x, index], ([table, indices]) => {
    const outer = elementCount(x.shape.slice(0, axis));
    const inner = elementCount(x.shape.slice(axis + 1));
    const data = new Float64Array(elementCount(shape));
    let next = 0;
    for (let row = 0; row < outer; row++)
      for (const at of indices?.data ?? []) {
        const from = (row * size + (at < 0 ? at + size : at)) * inner;
        for (let column = 0; column < inner; column++) data[next++] = table?.data[from + column] ?? 0;
      }
    return data;
  });
}

/** Indices of several axes side by side are one of the axes joined. */
const index: Lowering = (call) => {
  const { trace } = call;
  const x = call.value();
  const indices = call.values('indices');
  const axes = indices.flatMap((each, axis) => (each === undefined ? [] : [axis]));
  const [first = 0, ...more] = axes;
  if (more.some((axis, place) => axis !== first + place + 1)) refuse(t('its indices are apart'));
  const constants = indices.flatMap((each) => (each === undefined ? [] : [constant(each)]));
  if (constants.some(({ numbers }) => numbers === 'boolean')) refuse(t('it selects by a mask'));
  const sizes = axes.map((axis) => numberAt(x.shape, axis));
  const shape = closed(stretchedShape(...constants.map((each) => each.shape)));
  const strides = denseStrides(sizes);
  const places = trace.shared(`places ${sizes}`, constants, () =>
    elementwise('integer', constants, (...at) =>
      at.reduce(
        (sum, place, axis) => sum + (place < 0 ? place + (sizes[axis] ?? 0) : place) * (strides[axis] ?? 0),
        0,
      ),
    ),
  );
  const joined = viewOf(trace, x, {
    kind: 'reshape',
    shape: x.shape.toSpliced(first, axes.length, elementCount(sizes)),
  });
  const stretched = viewOf(trace, places, { kind: 'expand', shape });
  return taken(trace, joined, first, constant(stretched));
};

const indexSelect: Lowering = (call) => {
  const x = call.value();
  return taken(call.trace, x, axisIn(call.number('dim'), x.shape.length), constant(call.value('index')));
};

const embedding: Lowering = (call) =>
  taken(call.trace, call.value('weight'), 0, constant(call.value('indices')));

/** Along an axis, another place for every number: an index into the whole tensor, read as a vector. */
const gather: Lowering = (call) => {
  const { trace } = call;
  const x = call.value();
  const axis = axisIn(call.number('dim'), x.shape.length);
  const at = constant(call.value('index'));
  const shape = closed(x.shape);
  const strides = denseStrides(shape);
  const places = constantOf(at.shape, 'integer', [at], ([numbers]) => {
    const outside = placesOf(at.shape, strides.with(axis, 0));
    return Float64Array.from(numbers?.data ?? [], (place, each) => {
      const from = place < 0 ? place + (shape[axis] ?? 0) : place;
      return (outside[each] ?? 0) + from * (strides[axis] ?? 0);
    });
  });
  const flat = viewOf(trace, x, { kind: 'reshape', shape: [elementCount(shape)] });
  return taken(trace, flat, 0, places);
};

/** Windows of a map as columns, (N, C · kh · kw, windows): a convolution whose filters pick one number each. */
const imageToColumns: Lowering = (call) => {
  const { trace } = call;
  const x = call.value();
  const [kernelHeight, kernelWidth] = call.pair('kernel_size');
  const [stride, padding, dilation] = [
    call.pair('stride', [1]),
    call.pair('padding', [0]),
    call.pair('dilation', [1]),
  ];
  const channels = numberAt(x.shape, 1);
  const size = kernelHeight * kernelWidth;
  productOf([channels, size, size]);
  const filter = constantOf([channels * size, 1, kernelHeight, kernelWidth], 'float', [], () =>
    stretchedNumbers(
      {
        shape: [size, size],
        data: Float64Array.from({ length: size * size }, (_, each) => Number(each % (size + 1) === 0)),
      },
      [channels, size, size],
    ),
  );
  const after = (from: number, kernel: number, side: 0 | 1) =>
    Math.floor((from + 2 * padding[side] - dilation[side] * (kernel - 1) - 1) / stride[side]) + 1;
  const [height, width] = [
    after(numberAt(x.shape, 2), kernelHeight, 0),
    after(numberAt(x.shape, 3), kernelWidth, 1),
  ];
  const map = trace.emit({
    operation: 'convolution',
    inputs: [x, filter],
    attributes: {
      stride,
      padding: [
        [padding[0], padding[0]],
        [padding[1], padding[1]],
      ],
      dilation,
      groups: channels,
    },
    shape: [x.shape[0] ?? 1, channels * size, height, width],
  });
  return viewOf(trace, map, { kind: 'reshape', shape: [x.shape[0] ?? 1, channels * size, height * width] });
};

export const indexing: Lowerings = {
  index,
  index_select: indexSelect,
  embedding,
  gather,
  im2col: imageToColumns,
};
