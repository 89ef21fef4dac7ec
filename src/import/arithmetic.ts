/** @file Values computed from values: as steps, or on the host where nothing but constants goes in. */
import { t } from '@vscode/l10n';
import type { StepAttributes, StepOperation } from '../catalog/networks/step.js';
import { viewOf } from './arrangement.js';
import { elementwise, knownNumber } from './constants.js';
import { refuse } from './refusal.js';
import { sameSizes, sizeAt, stretchedShape } from './shape.js';
import type { Trace } from './trace.js';
import type { ConstantValue, Value } from './value.js';
import type { NumberKind } from './weights.js';

type Binary = 'add' | 'subtract' | 'multiply' | 'divide';

const onNumbers: Readonly<Record<Binary, (left: number, right: number) => number>> = {
  add: (left, right) => left + right,
  subtract: (left, right) => left - right,
  multiply: (left, right) => left * right,
  divide: (left, right) => left / right,
};

/** The kind of what two constants become together; booleans count as integers. */
export function joinedKind(...constants: readonly ConstantValue[]): NumberKind {
  return constants.some(({ numbers }) => numbers === 'float') ? 'float' : 'integer';
}

/** The shape [] for what stretches to a value without changing its shape. */
const isScalarFor = (constant: ConstantValue, other: Value): boolean =>
  constant.shape.length <= other.shape.length && constant.shape.every((size) => size === 1);

function binary(trace: Trace, operation: Binary, left: Value, right: Value): Value {
  if (left.kind === 'constant' && right.kind === 'constant') {
    const kind = operation === 'divide' ? 'float' : joinedKind(left, right);
    return elementwise(kind, [left, right], onNumbers[operation]);
  }
  const scalar = withNumber(trace, operation, left, right);
  if (scalar !== undefined) return scalar;
  const shape = stretchedShape(left.shape, right.shape);
  return trace.emit({ operation, inputs: [left, right], attributes: {}, shape });
}

/** The same with a factor and a shift, where one of the values is a number. */
function withNumber(trace: Trace, operation: Binary, left: Value, right: Value): Value | undefined {
  const of = (value: Value, other: Value) =>
    value.kind === 'constant' && isScalarFor(value, other) ? knownNumber(value) : undefined;
  const by = of(right, left);
  if (by !== undefined && Number.isFinite(by) && !(operation === 'divide' && by === 0))
    switch (operation) {
      case 'add':
        return affine(trace, left, 1, by);
      case 'subtract':
        return affine(trace, left, 1, -by);
      case 'multiply':
        return affine(trace, left, by, 0);
      case 'divide':
        return affine(trace, left, 1 / by, 0);
    }
  const from = of(left, right);
  if (from === undefined || !Number.isFinite(from)) return undefined;
  switch (operation) {
    case 'add':
      return affine(trace, right, 1, from);
    case 'subtract':
      return affine(trace, right, -1, from);
    case 'multiply':
      return affine(trace, right, from, 0);
    case 'divide':
      return affine(trace, power(trace, right, -1), from, 0);
  }
}

export const add = (trace: Trace, left: Value, right: Value) => binary(trace, 'add', left, right);

export const subtract = (trace: Trace, left: Value, right: Value) => binary(trace, 'subtract', left, right);

export const multiply = (trace: Trace, left: Value, right: Value) => binary(trace, 'multiply', left, right);

export const divide = (trace: Trace, left: Value, right: Value) => binary(trace, 'divide', left, right);

/** x · factor + shift. */
export function affine(trace: Trace, x: Value, factor: number, shift: number): Value {
  if (factor === 1 && shift === 0) return x;
  if (x.kind === 'constant') {
    const whole = x.numbers !== 'float' && Number.isInteger(factor) && Number.isInteger(shift);
    return elementwise(whole ? 'integer' : 'float', [x], (element) => element * factor + shift);
  }
  return trace.emit({ operation: 'affine', inputs: [x], attributes: { factor, shift }, shape: x.shape });
}

/** Operations of one value that have no attributes. */
type Plain = {
  [Operation in StepOperation]: Record<string, never> extends StepAttributes[Operation] ? Operation : never;
}[StepOperation];

const plainOnHost = {
  relu: (x) => Math.max(x, 0),
  relu6: (x) => Math.min(Math.max(x, 0), 6),
  sigmoid: (x) => 1 / (1 + Math.exp(-x)),
  hardSigmoid: (x) => Math.min(Math.max(x / 6 + 0.5, 0), 1),
  hardSwish: (x) => x * Math.min(Math.max(x / 6 + 0.5, 0), 1),
  silu: (x) => x / (1 + Math.exp(-x)),
  tanh: Math.tanh,
  exponential: Math.exp,
} as const satisfies Partial<Record<Plain, (x: number) => number>>;

/** A function of each element. */
export function plain(trace: Trace, operation: keyof typeof plainOnHost, x: Value): Value {
  if (x.kind === 'constant') return elementwise('float', [x], plainOnHost[operation]);
  return trace.emit({ operation, inputs: [x], attributes: {}, shape: x.shape });
}

export function power(trace: Trace, x: Value, exponent: number): Value {
  if (exponent === 1) return x;
  if (x.kind === 'constant') {
    const whole = x.numbers !== 'float' && exponent >= 0 && Number.isInteger(exponent);
    return elementwise(whole ? 'integer' : 'float', [x], (element) => element ** exponent);
  }
  if (exponent === 2) return multiply(trace, x, x);
  return trace.emit({ operation: 'power', inputs: [x], attributes: { exponent }, shape: x.shape });
}

export function clamp(
  trace: Trace,
  x: Value,
  minimum: number | undefined,
  maximum: number | undefined,
): Value {
  const bounds = {
    ...(minimum === undefined || minimum === Number.NEGATIVE_INFINITY ? {} : { minimum }),
    ...(maximum === undefined || maximum === Number.POSITIVE_INFINITY ? {} : { maximum }),
  };
  if (x.kind === 'constant')
    return elementwise(x.numbers === 'boolean' ? 'integer' : x.numbers, [x], (element) =>
      Math.min(Math.max(element, bounds.minimum ?? element), bounds.maximum ?? Number.POSITIVE_INFINITY),
    );
  if (bounds.minimum === 0 && bounds.maximum === undefined) return plain(trace, 'relu', x);
  if (bounds.minimum === 0 && bounds.maximum === 6) return plain(trace, 'relu6', x);
  return trace.emit({ operation: 'clamp', inputs: [x], attributes: bounds, shape: x.shape });
}

/** Products of the matrices in the last two axes. Vectors become matrices of one row or column, and vectors again. */
export function matrixProduct(trace: Trace, left: Value, right: Value): Value {
  if (left.shape.length === 1) {
    const row = viewOf(trace, left, { kind: 'reshape', shape: [1, ...left.shape] });
    const product = matrixProduct(trace, row, right);
    return viewOf(trace, product, { kind: 'reshape', shape: product.shape.toSpliced(-2, 1) });
  }
  if (right.shape.length === 1) {
    const column = viewOf(trace, right, { kind: 'reshape', shape: [...right.shape, 1] });
    const product = matrixProduct(trace, left, column);
    return viewOf(trace, product, { kind: 'reshape', shape: product.shape.slice(0, -1) });
  }
  const batch = stretchedShape(left.shape.slice(0, -2), right.shape.slice(0, -2));
  if (!sameSizes([sizeAt(left.shape, -1)], [sizeAt(right.shape, -2)]))
    refuse(t('its matrices do not fit together'));
  const shape = [...batch, sizeAt(left.shape, -2), sizeAt(right.shape, -1)];
  return trace.emit({
    operation: 'matrixProduct',
    inputs: [left, right],
    attributes: { transposeLeft: false, transposeRight: false },
    shape,
  });
}

export function softmax(trace: Trace, x: Value, axis: number): Value {
  return trace.emit({ operation: 'softmax', inputs: [x], attributes: { axis }, shape: x.shape });
}

export const absolute = (trace: Trace, x: Value): Value =>
  x.kind === 'constant'
    ? elementwise(x.numbers, [x], Math.abs)
    : add(trace, plain(trace, 'relu', x), plain(trace, 'relu', affine(trace, x, -1, 0)));

/** left + relu(right − left). */
export const larger = (trace: Trace, left: Value, right: Value): Value =>
  add(trace, left, plain(trace, 'relu', subtract(trace, right, left)));
