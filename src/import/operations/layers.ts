/** @file Convolutions, linear layers and normalizations. */
import { t } from '@vscode/l10n';
import type { Size, ValueShape } from '../../catalog/networks/step.js';
import { type Sides, sizeAfter } from '../../catalog/networks/window.js';
import { add, affine, matrixProduct, multiply, power, reduced } from '../arithmetic.js';
import { viewOf } from '../arrangement.js';
import type { Call } from '../call.js';
import { filledConstant } from '../constants.js';
import { refuse } from '../refusal.js';
import { isOpen, numberAt, productSize, sizeAt } from '../shape.js';
import type { Trace } from '../trace.js';
import type { Value } from '../value.js';
import type { Lowering, Lowerings } from './lowering.js';

const reshaped = (trace: Trace, x: Value, shape: ValueShape): Value =>
  viewOf(trace, x, { kind: 'reshape', shape });

interface ConvolutionChoice {
  readonly stride: readonly [number, number];
  readonly padding: readonly [Sides, Sides];
  readonly dilation: readonly [number, number];
  readonly groups: number;
}

/** A convolution; zeros that a step before it puts around the map become its own padding. */
function convolution(
  trace: Trace,
  x: Value,
  filter: Value,
  bias: Value | undefined,
  choice: ConvolutionChoice,
): Value {
  const before = trace.producer(x);
  const sides = before?.operation === 'pad' ? before.attributes.sides : [];
  const [, , high, wide] = sides;
  const merges =
    high !== undefined &&
    wide !== undefined &&
    sides
      .slice(0, 2)
      .flat()
      .every((side) => side === 0);
  const nonNegative = (pair: Sides) => pair[0] >= 0 && pair[1] >= 0;
  if (merges && before?.operation === 'pad' && nonNegative(high) && nonNegative(wide)) {
    const source: Value = { kind: 'traced', name: before.inputs[0] ?? '', shape: unpadded(x.shape, sides) };
    const [ofHeight, ofWidth] = choice.padding;
    const plus = (left: Sides, right: Sides): Sides => [left[0] + right[0], left[1] + right[1]];
    return convolution(trace, source, filter, bias, {
      ...choice,
      padding: [plus(ofHeight, high), plus(ofWidth, wide)],
    });
  }
  const [filters, channels, kernelHeight, kernelWidth] = [0, 1, 2, 3].map((axis) =>
    numberAt(filter.shape, axis),
  );
  const { stride, padding, dilation, groups } = choice;
  if (x.shape.length !== 4 || (channels ?? 0) * groups !== numberAt(x.shape, 1))
    refuse(t('its channels do not fit'));
  const after = (axis: 0 | 1, kernel = 1) =>
    sizeAfter(numberAt(x.shape, axis + 2), kernel, stride[axis], padding[axis], dilation[axis]);
  const [height, width] = [after(0, kernelHeight), after(1, kernelWidth)];
  if (!(height >= 1 && width >= 1)) refuse(t('its window is larger than the map'));
  return trace.emit({
    operation: 'convolution',
    inputs: bias ? [x, filter, bias] : [x, filter],
    attributes: { stride, padding, dilation, groups },
    shape: [sizeAt(x.shape, 0), filters ?? 1, height, width],
  });
}

const unpadded = (shape: ValueShape, sides: readonly Sides[]): Size[] =>
  shape.map((size, axis) =>
    typeof size === 'number' ? size - (sides[axis]?.[0] ?? 0) - (sides[axis]?.[1] ?? 0) : size,
  );

/** Zeros on both sides; 'same' keeps the size, and puts the odd one behind. */
function paddingOf(call: Call, filter: Value, dilation: readonly [number, number]): [Sides, Sides] {
  const argument = call.node.arguments.get('padding');
  if (argument?.kind !== 'text') {
    const [height, width] = call.pair('padding', [0]);
    return [
      [height, height],
      [width, width],
    ];
  }
  const same = (axis: 0 | 1): Sides => {
    const whole = argument.value === 'same' ? dilation[axis] * (numberAt(filter.shape, axis + 2) - 1) : 0;
    return [Math.floor(whole / 2), Math.ceil(whole / 2)];
  };
  return [same(0), same(1)];
}

const conv2d: Lowering = (call) => {
  if (call.flag('transposed')) refuse(t('it is transposed'));
  const filter = call.value('weight');
  if (filter.shape.length === 3) return conv1d(call);
  if (filter.shape.length !== 4) refuse(t('it is none of two dimensions'));
  const dilation = call.pair('dilation', [1]);
  const choice = {
    stride: call.pair('stride', [1]),
    padding: paddingOf(call, filter, dilation),
    dilation,
    groups: call.number('groups', 1),
  };
  return convolution(call.trace, call.value('input'), filter, call.optional('bias'), choice);
};

/** Over a map of one row. */
const conv1d: Lowering = (call) => {
  const { trace } = call;
  const [x, filter] = [call.value('input'), call.value('weight')];
  if (filter.shape.length !== 3 || x.shape.length !== 3) refuse(t('it is none of one dimension'));
  const [stride = 1] = call.integers('stride', [1]);
  const [dilation = 1] = call.integers('dilation', [1]);
  const row = (value: Value) => reshaped(trace, value, value.shape.toSpliced(2, 0, 1));
  const argument = call.node.arguments.get('padding');
  const whole =
    argument?.kind === 'text' && argument.value === 'same' ? dilation * (numberAt(filter.shape, 2) - 1) : 0;
  const [side = 0] = argument?.kind === 'text' ? [] : call.integers('padding', [0]);
  const result = convolution(trace, row(x), row(filter), call.optional('bias'), {
    stride: [1, stride],
    padding: [
      [0, 0],
      [side + Math.floor(whole / 2), side + Math.ceil(whole / 2)],
    ],
    dilation: [1, dilation],
    groups: call.number('groups', 1),
  });
  return reshaped(trace, result, result.shape.toSpliced(2, 1));
};

/** Over maps, one for each place of the axis that the filters do not stretch over. */
const conv3d: Lowering = (call) => {
  const { trace } = call;
  const [x, filter] = [call.value('input'), call.value('weight')];
  const [strides, paddings, dilations] = [
    call.integers('stride', [1, 1, 1]),
    call.integers('padding', [0, 0, 0]),
    call.integers('dilation', [1, 1, 1]),
  ];
  const flat = [0, 1, 2].find(
    (axis) =>
      filter.shape[axis + 2] === 1 &&
      (strides[axis] ?? strides[0]) === 1 &&
      (paddings[axis] ?? paddings[0]) === 0,
  );
  if (flat === undefined || filter.shape.length !== 5 || x.shape.length !== 5)
    return refuse(t('its filters have a depth'));
  const others = [0, 1, 2].filter((axis) => axis !== flat);
  // (N, C, a, b, c): the maps stand beside the images.
  const [first = 0, second = 0] = others.map((axis) => axis + 2);
  const turned = viewOf(trace, x, { kind: 'transpose', permutation: [0, flat + 2, 1, first, second] });
  const many = productSize(turned.shape.slice(0, 2));
  const of = (values: readonly number[], place: 0 | 1) => values[others[place] ?? 0] ?? values[0] ?? 0;
  const pair = (values: readonly number[]): [number, number] => [of(values, 0), of(values, 1)];
  const [above, beside] = pair(paddings);
  const maps = reshaped(trace, turned, [many, ...turned.shape.slice(2)]);
  const filters = reshaped(trace, filter, filter.shape.toSpliced(flat + 2, 1));
  const result = convolution(trace, maps, filters, call.optional('bias'), {
    stride: pair(strides),
    padding: [
      [above, above],
      [beside, beside],
    ],
    dilation: pair(dilations),
    groups: call.number('groups', 1),
  });
  const apart = reshaped(trace, result, [...turned.shape.slice(0, 2), ...result.shape.slice(1)]);
  const axes = [0, 1, 2].map((axis) => (axis === flat ? 1 : 3 + others.indexOf(axis)));
  return viewOf(trace, apart, { kind: 'transpose', permutation: [0, 2, ...axes] });
};

/** x (…, in) by weights (out, in). */
export function linear(trace: Trace, x: Value, weight: Value, bias: Value | undefined): Value {
  const inputs = numberAt(x.shape, -1);
  if (weight.shape.length !== 2 || numberAt(weight.shape, 1) !== inputs) refuse(t('its inputs do not fit'));
  return trace.emit({
    operation: 'linear',
    inputs: bias ? [x, weight, bias] : [x, weight],
    attributes: {},
    shape: [...x.shape.slice(0, -1), numberAt(weight.shape, 0)],
  });
}

/** left · right, which is a linear layer where right is a turned parameter. */
export function product(trace: Trace, left: Value, right: Value, bias?: Value): Value {
  const turned = trace.producer(right);
  const isWeight = turned?.operation === 'transpose' && right.shape.length === 2;
  const source = isWeight ? turned.inputs[0] : undefined;
  if (source !== undefined && !source.startsWith('%')) {
    const weight: Value = { kind: 'traced', name: source, shape: right.shape.toReversed() };
    return linear(trace, left, weight, bias);
  }
  const result = matrixProduct(trace, left, right);
  return bias ? add(trace, result, bias) : result;
}

function batchNorm(call: Call): Value {
  const { trace } = call;
  const x = call.value('input');
  const channels = numberAt(x.shape, 1);
  const [mean, variance] = [call.optional('running_mean'), call.optional('running_var')];
  const epsilon = call.number('eps');
  const [weight, bias] = [call.optional('weight'), call.optional('bias')];
  if (mean === undefined || variance === undefined) {
    if (isOpen(x.shape[0])) refuse(t('it normalizes by the batch and keeps no running statistics'));
    return standardized(trace, x, epsilon, weight, bias);
  }
  const statistics = [mean, variance].map((value) => {
    if (value.kind !== 'constant' || value.recipe.kind !== 'file')
      return refuse(t('its statistics are no buffers'));
    trace.statistics.add(value.recipe.name);
    return value.recipe.name;
  });
  // Vectors and sequences are maps of one row.
  const map = x.shape.length === 4 ? x : reshaped(trace, x, mapOfRow(x.shape));
  const result = trace.emit({
    operation: 'batchNormalization',
    inputs: [
      map,
      weight ?? filledConstant([channels], 'float', 1),
      bias ?? filledConstant([channels], 'float', 0),
      ...statistics,
    ],
    attributes: { epsilon, momentum: call.number('momentum', 0.1) },
    shape: map.shape,
  });
  return reshaped(trace, result, x.shape);
}

function mapOfRow(shape: ValueShape): Size[] {
  const [images = 1, channels = 1, ...positions] = shape;
  if (positions.length > 2) refuse(t('it is for volumes'));
  return positions.length === 2
    ? [...shape]
    : [images, channels, 1, ...(positions.length === 0 ? [1] : positions)];
}

/** Weights (1, out, …) made to have mean 0 and variance 1 for every output, as standardized convolutions do. */
function standardized(trace: Trace, x: Value, epsilon: number, weight?: Value, bias?: Value): Value {
  const channels = numberAt(x.shape, 1);
  const count = x.shape.reduce<number>(
    (product, _, axis) => (axis === 1 ? product : product * numberAt(x.shape, axis)),
    1,
  );
  if (numberAt(x.shape, 0) !== 1) refuse(t('it normalizes by a batch that is none of images'));
  const rows = reshaped(trace, x, [channels, count]);
  const result = trace.emit({
    operation: 'layerNormalization',
    inputs: [rows],
    attributes: { axes: 1, epsilon },
    shape: [channels, count],
  });
  const column = (value: Value) => reshaped(trace, value, [channels, 1]);
  const scaled = weight ? multiply(trace, result, column(weight)) : result;
  return reshaped(trace, bias ? add(trace, scaled, column(bias)) : scaled, x.shape);
}

const layerNorm: Lowering = (call) => {
  const x = call.value('input');
  const axes = call.integers('normalized_shape').length;
  const [weight, bias] = [call.optional('weight'), call.optional('bias')];
  return call.trace.emit({
    operation: 'layerNormalization',
    inputs: withPlaceholders(x, weight, bias),
    attributes: { axes, epsilon: call.number('eps', 1e-5) },
    shape: x.shape,
  });
};

/** A bias without a weight stands behind a weight of ones. */
function withPlaceholders(x: Value, weight: Value | undefined, bias: Value | undefined): Value[] {
  if (bias === undefined) return weight === undefined ? [x] : [x, weight];
  return [x, weight ?? filledConstant(bias.shape.map(Number), 'float', 1), bias];
}

function groupNorm(call: Call, groups: number): Value {
  const x = call.value('input');
  return call.trace.emit({
    operation: 'groupNormalization',
    inputs: withPlaceholders(x, call.optional('weight'), call.optional('bias')),
    attributes: { groups, epsilon: call.number('eps', 1e-5) },
    shape: x.shape,
  });
}

/** Not centred: x / √(mean x² + ε). */
const rmsNorm: Lowering = (call) => {
  const { trace } = call;
  const x = call.value('input');
  const count = call.integers('normalized_shape').length;
  const axes = x.shape.map((_, axis) => axis).slice(-count);
  const squares = affine(
    trace,
    reduced(trace, 'mean', power(trace, x, 2), axes, true),
    1,
    call.number('eps', 1.1920929e-7),
  );
  const weight = call.optional('weight');
  const result = multiply(trace, x, power(trace, squares, -0.5));
  return weight ? multiply(trace, result, weight) : result;
};

export const layers: Lowerings = {
  conv2d,
  conv1d,
  conv3d,
  convolution: conv2d,
  linear: (call) => linear(call.trace, call.value('input'), call.value('weight'), call.optional('bias')),
  addmm: (call) => {
    if (call.number('beta', 1) !== 1 || call.number('alpha', 1) !== 1) refuse(t('it has factors'));
    return product(call.trace, call.value('mat1'), call.value('mat2'), call.value('self'));
  },
  baddbmm: (call) => {
    const { trace } = call;
    const result = matrixProduct(trace, call.value('batch1'), call.value('batch2'));
    return add(
      trace,
      affine(trace, call.value('self'), call.number('beta', 1), 0),
      affine(trace, result, call.number('alpha', 1), 0),
    );
  },
  mm: (call) => product(call.trace, call.value('self'), call.value('mat2')),
  bmm: (call) => matrixProduct(call.trace, call.value('self'), call.value('mat2')),
  matmul: (call) => product(call.trace, call.value('self'), call.value('other')),

  batch_norm: batchNorm,
  _native_batch_norm_legit_no_training: batchNorm,
  _native_batch_norm_legit: batchNorm,
  native_batch_norm: batchNorm,
  cudnn_batch_norm: batchNorm,
  instance_norm: (call) => {
    if (!call.flag('use_input_stats', true)) refuse(t('it normalizes by running statistics'));
    return groupNorm(call, numberAt(call.value('input').shape, 1));
  },
  layer_norm: layerNorm,
  native_layer_norm: layerNorm,
  group_norm: (call) => groupNorm(call, call.number('num_groups')),
  native_group_norm: (call) => groupNorm(call, call.number('group')),
  rms_norm: rmsNorm,
};
