/** @file Sums, means, largest numbers, variances and norms over axes. */
import { t } from '@vscode/l10n';
import { denseStrides, placesOf } from '../../tensor/strided-view.js';
import { absolute, affine, power, subtract } from '../arithmetic.js';
import type { Call } from '../call.js';
import { constantOf } from '../constants.js';
import { largest, reduced } from '../reduction.js';
import { refuse } from '../refusal.js';
import { axisIn, numberAt } from '../shape.js';
import type { Value } from '../value.js';
import { constant } from './host.js';
import type { Lowering } from './lowering.js';

export const reduction =
  (operation: 'sum' | 'mean'): Lowering =>
  (call) => {
    const x = call.value();
    return reduced(call.trace, operation, x, call.axes('dim', x.shape.length), call.flag('keepdim'));
  };

export const maximum: Lowering = (call) => {
  const x = call.value();
  return largest(call.trace, x, call.axes('dim', x.shape.length), call.flag('keepdim'));
};

/** Mean and variance over axes, the variance of a sample where `correction` is 1. */
export function moments(call: Call): { readonly mean: Value; readonly variance: Value } {
  const { trace } = call;
  const x = call.value();
  const axes = call.axes('dim', x.shape.length);
  const keep = call.flag('keepdim');
  const correction = call.has('unbiased') ? Number(call.flag('unbiased')) : call.number('correction', 1);
  const count = axes.reduce((product, axis) => product * numberAt(x.shape, axis), 1);
  const centred = subtract(trace, x, reduced(trace, 'mean', x, axes, true));
  const squares = reduced(trace, 'mean', power(trace, centred, 2), axes, keep);
  return {
    mean: reduced(trace, 'mean', x, axes, keep),
    variance: affine(trace, squares, count / (count - correction), 0),
  };
}

export const vectorNorm: Lowering = (call) => {
  const { trace } = call;
  const x = call.value();
  const axes = call.axes('dim', x.shape.length);
  const keep = call.flag('keepdim');
  const order = call.number(call.has('ord') ? 'ord' : 'p', 2);
  if (order === 1) return reduced(trace, 'sum', absolute(trace, x), axes, keep);
  if (order !== 2) return refuse(t('its norm is neither 1 nor 2'));
  return power(trace, reduced(trace, 'sum', power(trace, x, 2), axes, keep), 0.5);
};

export const cumulativeSum: Lowering = (call) => {
  const x = constant(call.value());
  const axis = axisIn(call.number('dim'), x.shape.length);
  const shape = x.shape;
  return constantOf(shape, x.numbers === 'boolean' ? 'integer' : x.numbers, [x], ([numbers]) => {
    const data = Float64Array.from(numbers?.data ?? []);
    const stride = denseStrides(shape)[axis] ?? 1;
    const starts = placesOf(shape.with(axis, 1), denseStrides(shape));
    for (const start of starts)
      for (let step = 1; step < (shape[axis] ?? 0); step++)
        data[start + step * stride] =
          (data[start + step * stride] ?? 0) + (data[start + (step - 1) * stride] ?? 0);
    return data;
  });
};
