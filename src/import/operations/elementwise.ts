/** @file Arithmetic, comparisons, reductions; many of them for constants alone. */
import { t } from '@vscode/l10n';
import {
  add,
  affine,
  choose,
  clamp,
  divide,
  joinedKind,
  largest,
  matrixProduct,
  multiply,
  plain,
  power,
  reduced,
  subtract,
} from '../arithmetic.js';
import { viewOf } from '../arrangement.js';
import type { Call } from '../call.js';
import { constantOf, elementwise, filledConstant, placesOf, stridesOf } from '../constants.js';
import { refuse } from '../refusal.js';
import { axisIn, isOpen, numberAt } from '../shape.js';
import type { Trace } from '../trace.js';
import type { ConstantValue, MaskValue, Value } from '../value.js';
import { kindOfType, type NumberKind } from '../weights.js';
import type { Lowering, Lowerings } from './lowering.js';

/** A constant; what depends on images or parameters is refused. */
export function constant(value: Value): ConstantValue {
  return value.kind === 'constant' ? value : refuse(t('it is supported for constants alone'));
}

/** A function of constants, element by element. @param kind of the result; that of the operands where it is not given. */
const onHost =
  (combine: (left: number, right: number) => number, kind?: NumberKind): Lowering =>
  (call) => {
    const left = constant(call.operand('self'));
    if (!call.has('other')) return elementwise(kind ?? left.numbers, [left], (x) => combine(x, 0));
    const right = constant(call.operand('other'));
    return elementwise(kind ?? joinedKind(left, right), [left, right], combine);
  };

const comparison = (holds: (left: number, right: number) => boolean): Lowering =>
  onHost((left, right) => Number(holds(left, right)), 'boolean');

/** other · alpha, as PyTorch's additions have it. */
const scaledOther = (call: Call): Value =>
  affine(call.trace, call.operand('other'), call.number('alpha', 1), 0);

/** What is random by stochastic depth, where a value is multiplied by its mask. */
function masked(trace: Trace, x: Value, { shape, survival, divisor }: MaskValue): Value {
  const each = isOpen(shape[0]) && shape.slice(1).every((size) => size === 1);
  if (!each || !isOpen(x.shape[0])) refuse(t('its random numbers are not one for every image'));
  const kept = trace.emit({
    operation: 'stochasticDepth',
    inputs: [x],
    attributes: { survival },
    shape: x.shape,
  });
  return affine(trace, kept, survival / divisor, 0);
}

function multiplied(call: Call): Value {
  const [left, right] = [call.operand('self'), call.operand('other')];
  if (right.kind === 'mask') return masked(call.trace, left, right);
  return left.kind === 'mask' ? masked(call.trace, right, left) : multiply(call.trace, left, right);
}

function divided(call: Call): Value {
  const { trace } = call;
  const [left, right] = [call.operand('self'), call.operand('other')];
  const rounding = call.text('rounding_mode', '');
  if (rounding !== '') {
    const round = rounding === 'floor' ? Math.floor : Math.trunc;
    const [dividend, divisor] = [constant(left), constant(right)];
    return elementwise(joinedKind(dividend, divisor), [dividend, divisor], (x, y) => round(x / y));
  }
  if (left.kind !== 'mask') return divide(trace, left, right);
  const divisor = right.kind === 'constant' && right.recipe.kind === 'filled' ? right.recipe.value : 0;
  return divisor > 0
    ? { ...left, divisor: left.divisor * divisor }
    : refuse(t('its random numbers are divided'));
}

function powered(call: Call): Value {
  const { trace } = call;
  const [base, exponent] = [call.operand('self'), call.operand('exponent')];
  if (base.kind === 'constant' && exponent.kind === 'constant')
    return elementwise(joinedKind(base, exponent), [base, exponent], (x, y) => x ** y);
  const by =
    exponent.kind === 'constant' && exponent.recipe.kind === 'filled' ? exponent.recipe.value : undefined;
  return by === undefined ? refuse(t('its exponent is no number')) : power(trace, base, by);
}

const absolute = (trace: Trace, x: Value): Value =>
  x.kind === 'constant'
    ? elementwise(x.numbers, [x], Math.abs)
    : add(trace, plain(trace, 'relu', x), plain(trace, 'relu', affine(trace, x, -1, 0)));

/** left + relu(right − left). */
const larger = (trace: Trace, left: Value, right: Value): Value =>
  add(trace, left, plain(trace, 'relu', subtract(trace, right, left)));

const reduction =
  (operation: 'sum' | 'mean'): Lowering =>
  (call) => {
    const x = call.value();
    return reduced(call.trace, operation, x, call.axes('dim', x.shape.length), call.flag('keepdim'));
  };

const maximum: Lowering = (call) => {
  const x = call.value();
  return largest(call.trace, x, call.axes('dim', x.shape.length), call.flag('keepdim'));
};

/** Mean and variance over axes, the variance of a sample where `correction` is 1. */
function moments(call: Call): { readonly mean: Value; readonly variance: Value } {
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

const vectorNorm: Lowering = (call) => {
  const { trace } = call;
  const x = call.value();
  const axes = call.axes('dim', x.shape.length);
  const keep = call.flag('keepdim');
  const order = call.number(call.has('ord') ? 'ord' : 'p', 2);
  if (order === 1) return reduced(trace, 'sum', absolute(trace, x), axes, keep);
  if (order !== 2) return refuse(t('its norm is neither 1 nor 2'));
  return power(trace, reduced(trace, 'sum', power(trace, x, 2), axes, keep), 0.5);
};

const cumulativeSum: Lowering = (call) => {
  const x = constant(call.value());
  const axis = axisIn(call.number('dim'), x.shape.length);
  const shape = x.shape;
  return constantOf(shape, x.numbers === 'boolean' ? 'integer' : x.numbers, [x], ([numbers]) => {
    const data = Float64Array.from(numbers?.data ?? []);
    const stride = stridesOf(shape)[axis] ?? 1;
    const starts = placesOf(shape.with(axis, 1), stridesOf(shape));
    for (const start of starts)
      for (let step = 1; step < (shape[axis] ?? 0); step++)
        data[start + step * stride] =
          (data[start + step * stride] ?? 0) + (data[start + (step - 1) * stride] ?? 0);
    return data;
  });
};

/** The part of matrices above or below a diagonal; the rest is 0. */
const triangle =
  (upper: boolean): Lowering =>
  (call) => {
    const { trace } = call;
    const x = call.value();
    const diagonal = call.number('diagonal', 0);
    const [rows, columns] = [numberAt(x.shape, -2), numberAt(x.shape, -1)];
    const inside = constantOf([rows, columns], 'boolean', [], () =>
      Float64Array.from({ length: rows * columns }, (_, index) => {
        const above = (index % columns) - Math.floor(index / columns);
        return Number(upper ? above >= diagonal : above <= diagonal);
      }),
    );
    return choose(trace, inside, x, filledConstant([], 'integer', 0));
  };

/** Another type of numbers: what is computed stays as exact as it is; constants lose their fractions. */
export function converted(value: Value, type: number | undefined): Value {
  if (value.kind !== 'constant' || type === undefined) return value;
  const kind = kindOfType(type);
  if (kind === value.numbers) return value;
  if (kind === 'float') return { ...value, numbers: kind };
  return elementwise(kind, [value], (x) => (kind === 'boolean' ? Number(x !== 0) : Math.trunc(x)));
}

const conversion: Lowering = (call) => converted(call.value(), call.type('dtype'));

const where: Lowering = (call) =>
  choose(call.trace, call.value('condition'), call.operand('self'), call.operand('other'));

export const elementwiseOperations: Lowerings = {
  add: (call) => add(call.trace, call.operand('self'), scaledOther(call)),
  sub: (call) => subtract(call.trace, call.operand('self'), scaledOther(call)),
  rsub: (call) => subtract(call.trace, scaledOther(call), call.operand('self')),
  mul: multiplied,
  multiply: multiplied,
  div: divided,
  true_divide: divided,
  addcmul: (call) => {
    const { trace } = call;
    const product = multiply(trace, call.value('tensor1'), call.value('tensor2'));
    return add(trace, call.value('self'), affine(trace, product, call.number('value', 1), 0));
  },
  lerp: (call) => {
    const { trace } = call;
    const difference = subtract(trace, call.value('end'), call.value('self'));
    return add(trace, call.value('self'), multiply(trace, difference, call.operand('weight')));
  },
  neg: (call) => affine(call.trace, call.value(), -1, 0),
  pow: powered,
  sqrt: (call) => power(call.trace, call.value(), 0.5),
  rsqrt: (call) => power(call.trace, call.value(), -0.5),
  reciprocal: (call) => power(call.trace, call.value(), -1),
  abs: (call) => absolute(call.trace, call.value()),
  clamp: (call) => clamp(call.trace, call.value(), call.optionalNumber('min'), call.optionalNumber('max')),
  clamp_min: (call) => clamp(call.trace, call.value(), call.number('min'), undefined),
  clamp_max: (call) => clamp(call.trace, call.value(), undefined, call.number('max')),
  maximum: (call) => larger(call.trace, call.value('self'), call.value('other')),
  minimum: (call) => {
    const { trace } = call;
    const negative = (name: string) => affine(trace, call.value(name), -1, 0);
    return affine(trace, larger(trace, negative('self'), negative('other')), -1, 0);
  },

  sum: reduction('sum'),
  mean: reduction('mean'),
  amax: maximum,
  max: maximum,
  var: (call) => moments(call).variance,
  std: (call) => power(call.trace, moments(call).variance, 0.5),
  var_mean: (call) => {
    const { mean, variance } = moments(call);
    return [variance, mean];
  },
  std_mean: (call) => {
    const { mean, variance } = moments(call);
    return [power(call.trace, variance, 0.5), mean];
  },
  linalg_vector_norm: vectorNorm,
  norm: vectorNorm,
  cumsum: cumulativeSum,
  outer: (call) => {
    const { trace } = call;
    const [left, right] = [call.value('self'), call.value('vec2')];
    return multiply(trace, viewOf(trace, left, { kind: 'reshape', shape: [...left.shape, 1] }), right);
  },
  dot: (call) => matrixProduct(call.trace, call.value('self'), call.value('tensor')),

  where,
  masked_fill: (call) => choose(call.trace, call.value('mask'), call.operand('value'), call.value('self')),
  triu: triangle(true),
  tril: triangle(false),

  eq: comparison((left, right) => left === right),
  ne: comparison((left, right) => left !== right),
  lt: comparison((left, right) => left < right),
  le: comparison((left, right) => left <= right),
  gt: comparison((left, right) => left > right),
  ge: comparison((left, right) => left >= right),
  logical_not: onHost((x) => Number(x === 0), 'boolean'),
  logical_and: comparison((left, right) => left !== 0 && right !== 0),
  logical_or: comparison((left, right) => left !== 0 || right !== 0),
  bitwise_not: (call) => {
    const x = constant(call.value());
    return elementwise(x.numbers, [x], (element) =>
      x.numbers === 'boolean' ? Number(element === 0) : ~element,
    );
  },
  bitwise_and: onHost((left, right) => left & right),
  bitwise_or: onHost((left, right) => left | right),
  floor: onHost((x) => Math.floor(x)),
  ceil: onHost((x) => Math.ceil(x)),
  round: onHost(roundHalfEven),
  trunc: onHost((x) => Math.trunc(x)),
  sign: onHost((x) => Math.sign(x)),
  sin: onHost((x) => Math.sin(x), 'float'),
  cos: onHost((x) => Math.cos(x), 'float'),
  log: onHost((x) => Math.log(x), 'float'),
  log2: onHost((x) => Math.log2(x), 'float'),
  log1p: onHost((x) => Math.log1p(x), 'float'),
  floor_divide: onHost((left, right) => Math.floor(left / right)),
  remainder: onHost((left, right) => left - right * Math.floor(left / right)),
  fmod: onHost((left, right) => left % right),

  to: (call) => {
    const other = call.optional('other');
    return converted(call.value(), other?.kind === 'constant' ? undefined : call.type('dtype'));
  },
  _to_copy: conversion,
  type_as: (call) => {
    const [value, other] = [call.value('self'), call.value('other')];
    if (value.kind !== 'constant' || other.kind !== 'constant' || other.numbers === value.numbers)
      return value;
    return other.numbers === 'float'
      ? { ...value, numbers: 'float' }
      : elementwise(other.numbers, [value], Math.trunc);
  },
  clone: (call) => call.value(),
  contiguous: (call) => call.value(),
  lift_fresh_copy: (call) => call.value(),
};

function roundHalfEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  if (rest !== 0.5) return Math.round(x);
  return below % 2 === 0 ? below : below + 1;
}
