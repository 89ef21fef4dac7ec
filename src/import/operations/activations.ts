/** @file Activation functions, and what is random in training. */
import { t } from '@vscode/l10n';
import { add, affine, clamp, divide, multiply, plain, power, softmax, subtract } from '../arithmetic.js';
import { viewOf } from '../arrangement.js';
import type { Call } from '../call.js';
import { refuse } from '../refusal.js';
import { axisIn, numberAt } from '../shape.js';
import type { Trace } from '../trace.js';
import type { Value } from '../value.js';
import type { Lowering, Lowerings } from './lowering.js';

/** scale · (x for x > 0, else alpha · (e^(x · inputScale) − 1)). */
function elu(trace: Trace, x: Value, alpha: number, scale: number, inputScale: number): Value {
  const negative = affine(trace, clamp(trace, x, undefined, 0), inputScale, 0);
  const curve = affine(trace, plain(trace, 'exponential', negative), alpha, -alpha);
  return affine(trace, add(trace, plain(trace, 'relu', x), curve), scale, 0);
}

/** From here on, tanh(log(1 + e^x)) is 1 in float64. */
const mishIsIdentity = 20;

/** x · tanh(log(1 + e^x)) = x · n / (n + 2) with n = e^x · (e^x + 2). */
function mish(trace: Trace, x: Value): Value {
  const e = plain(trace, 'exponential', clamp(trace, x, undefined, mishIsIdentity));
  const n = multiply(trace, e, affine(trace, e, 1, 2));
  return multiply(trace, x, divide(trace, n, affine(trace, n, 1, 2)));
}

/** relu(x) − weight · relu(−x), the weight one for all or for each channel. */
function prelu(call: Call): Value {
  const { trace } = call;
  const x = call.value();
  const weight = call.value('weight');
  const rank = x.shape.length;
  const shape = x.shape.map((_, axis) => (axis === Math.min(1, rank - 1) ? numberAt(weight.shape, 0) : 1));
  const slopes = viewOf(trace, weight, { kind: 'reshape', shape });
  const negative = plain(trace, 'relu', affine(trace, x, -1, 0));
  return subtract(trace, plain(trace, 'relu', x), multiply(trace, negative, slopes));
}

function leakyRelu(call: Call): Value {
  const [x, slope] = [call.value(), call.number('negative_slope', 0.01)];
  if (x.kind === 'constant') return refuse(t('it changes a constant'));
  return call.trace.emit({ operation: 'leakyRelu', inputs: [x], attributes: { slope }, shape: x.shape });
}

function hardtanh(call: Call): Value {
  return clamp(call.trace, call.value(), call.number('min_val', -1), call.number('max_val', 1));
}

function gelu(call: Call): Value {
  const x = call.value();
  const approximation = call.text('approximate', 'none') === 'tanh' ? 'tanh' : 'none';
  return call.trace.emit({ operation: 'gelu', inputs: [x], attributes: { approximation }, shape: x.shape });
}

/** The first half of an axis by the sigmoid of the second. */
function glu(call: Call): Value {
  const { trace } = call;
  const x = call.value();
  const axis = axisIn(call.number('dim', -1), x.shape.length);
  const half = numberAt(x.shape, axis) / 2;
  const part = (start: number) =>
    viewOf(trace, x, { kind: 'slice', axis, start, end: start + half, step: 1 });
  return multiply(trace, part(0), plain(trace, 'sigmoid', part(half)));
}

const dropout =
  (channels: boolean): Lowering =>
  (call) => {
    const [x, probability] = [call.value(), call.number('p', 0.5)];
    if (!(probability >= 0 && probability <= 1)) refuse(t('its probability is none'));
    if (probability === 0 || x.kind === 'constant') return x;
    return call.trace.emit({
      operation: 'dropout',
      inputs: [x],
      attributes: { probability, channels },
      shape: x.shape,
    });
  };

const softmaxOf: Lowering = (call) => {
  const x = call.value();
  return softmax(call.trace, x, axisIn(call.number('dim'), x.shape.length));
};

/** Random numbers that are 1 with a probability: what stochastic depth multiplies by. */
const bernoulli: Lowering = (call) => {
  const { shape } = call.value();
  const survival = call.number('p', 0.5);
  if (!(survival > 0 && survival <= 1)) refuse(t('its probability is none'));
  return { kind: 'mask', shape, survival, divisor: 1 };
};

const plainly =
  (operation: Parameters<typeof plain>[1]): Lowering =>
  (call) =>
    plain(call.trace, operation, call.value());

export const activations: Lowerings = {
  relu: plainly('relu'),
  relu6: plainly('relu6'),
  sigmoid: plainly('sigmoid'),
  hardsigmoid: plainly('hardSigmoid'),
  hardswish: plainly('hardSwish'),
  silu: plainly('silu'),
  tanh: plainly('tanh'),
  exp: plainly('exponential'),
  gelu,
  leaky_relu: leakyRelu,
  hardtanh,
  elu: (call) =>
    elu(
      call.trace,
      call.value(),
      call.number('alpha', 1),
      call.number('scale', 1),
      call.number('input_scale', 1),
    ),
  celu: (call) => elu(call.trace, call.value(), call.number('alpha', 1), 1, 1 / call.number('alpha', 1)),
  selu: (call) => elu(call.trace, call.value(), 1.6732632423543772, 1.0507009873554805, 1),
  mish: (call) => mish(call.trace, call.value()),
  prelu,
  glu,
  softmax: softmaxOf,
  _softmax: softmaxOf,
  softsign: (call) => {
    const x = call.value();
    const size = add(
      call.trace,
      plain(call.trace, 'relu', x),
      plain(call.trace, 'relu', affine(call.trace, x, -1, 0)),
    );
    return divide(call.trace, x, affine(call.trace, size, 1, 1));
  },
  erf: (call) => {
    const x = call.value();
    return call.trace.emit({ operation: 'errorFunction', inputs: [x], attributes: {}, shape: x.shape });
  },
  square: (call) => power(call.trace, call.value(), 2),

  dropout: dropout(false),
  native_dropout: dropout(false),
  feature_dropout: dropout(true),
  bernoulli,
};
