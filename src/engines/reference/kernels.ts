/** @file One plain loop for every operation, in float64: small and obvious, the oracle of the tests. */
import type { NodeOf, OperationName, Shape } from '../../autodiff/node.js';
import type { PoolWindow } from '../../catalog/networks/window.js';
import { sameShape } from '../../tensor/host-tensor.js';
import { convolve, filterGradient, inputGradient } from './convolution.js';
import { errorFunction } from './error-function.js';
import { matrixProduct } from './matrix.js';
import { maximumOffsets, spreadOverWindows, sumOfWindows } from './pooling.js';
import { resampleAdjoint, resampled } from './resample.js';
import { at, offsets, stretchedStrides, strides, type Value, zeros } from './values.js';

type Kernel<K extends OperationName> = (node: NodeOf<K>, x: Value, y: Value, all: readonly Value[]) => Value;

function elementwise(
  shape: Shape,
  x: Value,
  y: Value,
  combine: (left: number, right: number) => number,
): Value {
  const result = zeros(shape);
  const { data } = result;
  if (sameShape(x.shape, shape) && sameShape(y.shape, shape)) {
    for (let k = 0; k < data.length; k++) data[k] = combine(at(x, k), at(y, k));
    return result;
  }
  const left = offsets(shape, stretchedStrides(x.shape, shape));
  const right = offsets(shape, stretchedStrides(y.shape, shape));
  for (let k = 0; k < data.length; k++) data[k] = combine(at(x, left[k] ?? 0), at(y, right[k] ?? 0));
  return result;
}

const map = (shape: Shape, x: Value, change: (element: number) => number): Value => ({
  shape,
  data: x.data.map(change),
});

function sum(shape: Shape, x: Value): Value {
  const result = zeros(shape);
  offsets(x.shape, stretchedStrides(shape, x.shape)).forEach((target, k) => {
    result.data[target] = at(result, target) + at(x, k);
  });
  return result;
}

function logSumExp(shape: Shape, x: Value): Value {
  const target = offsets(x.shape, stretchedStrides(shape, x.shape));
  const maximum = map(shape, zeros(shape), () => Number.NEGATIVE_INFINITY);
  target.forEach((to, k) => {
    maximum.data[to] = Math.max(at(maximum, to), at(x, k));
  });
  const total = zeros(shape);
  target.forEach((to, k) => {
    total.data[to] = at(total, to) + Math.exp(at(x, k) - at(maximum, to));
  });
  return { shape, data: total.data.map((value, k) => Math.log(value) + at(maximum, k)) };
}

/** Copies x into a tensor of `shape` from `start` along an axis; what x does not cover stays zero. */
function place(into: Value, x: Value, axis: number, start: number): Value {
  const step = strides(into.shape);
  const base = start * (step[axis] ?? 1);
  offsets(x.shape, step).forEach((offset, k) => {
    into.data[base + offset] = at(x, k);
  });
  return into;
}

function concatenate(shape: Shape, axis: number, parts: readonly Value[]): Value {
  const result = zeros(shape);
  let start = 0;
  for (const part of parts) {
    place(result, part, axis, start);
    start += part.shape[axis] ?? 0;
  }
  return result;
}

function transpose(shape: Shape, x: Value, permutation: readonly number[]): Value {
  const own = strides(x.shape);
  const steps = permutation.map((axis) => own[axis] ?? 1);
  return { shape, data: Float64Array.from(offsets(shape, steps), (offset) => at(x, offset)) };
}

function slice(shape: Shape, x: Value, axis: number, start: number): Value {
  const step = strides(x.shape);
  const base = start * (step[axis] ?? 1);
  return { shape, data: Float64Array.from(offsets(shape, step), (offset) => at(x, base + offset)) };
}

function pick(shape: Shape, u: Value, x: Value, window: PoolWindow): Value {
  return { shape, data: Float64Array.from(maximumOffsets(x, window, shape), (offset) => at(u, offset)) };
}

function unpool(shape: Shape, u: Value, x: Value, window: PoolWindow): Value {
  const result = zeros(shape);
  maximumOffsets(x, window, u.shape).forEach((offset, k) => {
    result.data[offset] = at(result, offset) + at(u, k);
  });
  return result;
}

/** Sources (`input`, `constant`) are the engine's own; every other operation has its loop here. */
export const kernels: { readonly [K in Exclude<OperationName, 'input' | 'constant'>]: Kernel<K> } = {
  stop: (_, x) => x,
  add: ({ shape }, x, y) => elementwise(shape, x, y, (left, right) => left + right),
  subtract: ({ shape }, x, y) => elementwise(shape, x, y, (left, right) => left - right),
  multiply: ({ shape }, x, y) => elementwise(shape, x, y, (left, right) => left * right),
  gate: ({ shape }, x, y) => elementwise(shape, x, y, (left, right) => (right > 0 ? left : 0)),
  power: ({ shape, attributes }, x) => map(shape, x, (element) => element ** attributes.exponent),
  exponential: ({ shape }, x) => map(shape, x, Math.exp),
  sigmoid: ({ shape }, x) => map(shape, x, (element) => 1 / (1 + Math.exp(-element))),
  errorFunction: ({ shape }, x) => map(shape, x, errorFunction),
  sum: ({ shape }, x) => sum(shape, x),
  broadcast: ({ shape }, x) => elementwise(shape, x, x, (left) => left),
  logSumExp: ({ shape }, x) => logSumExp(shape, x),
  reshape: ({ shape }, x) => ({ shape, data: x.data }),
  transpose: ({ shape, attributes }, x) => transpose(shape, x, attributes.permutation),
  concatenate: ({ shape, attributes }, _x, _y, all) => concatenate(shape, attributes.axis, all),
  slice: ({ shape, attributes }, x) => slice(shape, x, attributes.axis, attributes.start),
  pad: ({ shape, attributes }, x) => place(zeros(shape), x, attributes.axis, attributes.before),
  matrixProduct: ({ shape, attributes }, x, y) =>
    matrixProduct(shape, x, y, attributes.transposeLeft, attributes.transposeRight),
  convolution: ({ shape, attributes }, x, y) => convolve(shape, x, y, attributes),
  convolutionInputGradient: ({ shape, attributes }, x, y) => inputGradient(shape, x, y, attributes),
  convolutionFilterGradient: ({ shape, attributes }, x, y) => filterGradient(shape, x, y, attributes),
  maxPool: ({ shape, attributes }, x) => pick(shape, x, x, attributes),
  maxUnpool: ({ shape, attributes }, x, y) => unpool(shape, x, y, attributes),
  selectAtMaximum: ({ shape, attributes }, x, y) => pick(shape, x, y, attributes),
  sumPool: ({ shape, attributes }, x) => sumOfWindows(shape, x, attributes),
  sumUnpool: ({ shape, attributes }, x) => spreadOverWindows(shape, x, attributes),
  resample: ({ shape, attributes }, x) => resampled(shape, x, attributes),
  resampleAdjoint: ({ shape, attributes }, x) => resampleAdjoint(shape, x, attributes),
};
