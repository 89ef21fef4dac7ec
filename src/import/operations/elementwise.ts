/** @file Arithmetic, comparisons, reductions; many of them for constants alone. */
import {
  absolute,
  add,
  affine,
  clamp,
  larger,
  matrixProduct,
  multiply,
  power,
  subtract,
} from '../arithmetic.js';
import { viewOf } from '../arrangement.js';
import type { Call } from '../call.js';
import { choose } from '../choice.js';
import { elementwise } from '../constants.js';
import type { Value } from '../value.js';
import { comparison, constant, conversion, converted, onHost, roundHalfEven, triangle } from './host.js';
import type { Lowering, Lowerings } from './lowering.js';
import { divided, multiplied, powered } from './products.js';
import { cumulativeSum, maximum, moments, reduction, vectorNorm } from './reductions.js';

/** other · alpha, as PyTorch's additions have it. */
const scaledOther = (call: Call): Value =>
  affine(call.trace, call.operand('other'), call.number('alpha', 1), 0);

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
