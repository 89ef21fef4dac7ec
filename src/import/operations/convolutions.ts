/** @file Convolutions over rows, maps and volumes, as convolutions over maps. */
import { t } from '@vscode/l10n';
import type { Size, ValueShape } from '../../catalog/networks/step.js';
import { type Sides, sizeAfter } from '../../catalog/networks/window.js';
import { viewOf } from '../arrangement.js';
import type { Call } from '../call.js';
import { refuse } from '../refusal.js';
import { numberAt, productSize, sizeAt } from '../shape.js';
import type { Trace } from '../trace.js';
import type { Value } from '../value.js';
import type { Lowering } from './lowering.js';

export const reshaped = (trace: Trace, x: Value, shape: ValueShape): Value =>
  viewOf(trace, x, { kind: 'reshape', shape });

interface ConvolutionChoice {
  readonly stride: readonly [number, number];
  readonly padding: readonly [Sides, Sides];
  readonly dilation: readonly [number, number];
  readonly groups: number;
}

/** A convolution; zeros that a step before it puts around the map become its own padding. */
export function convolution(
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

export const conv2d: Lowering = (call) => {
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
export const conv1d: Lowering = (call) => {
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
export const conv3d: Lowering = (call) => {
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
