/** @file Normalizations: by batch, layer, group, and of weights. */
import { t } from '@vscode/l10n';
import type { Size, ValueShape } from '../../catalog/networks/step.js';
import { add, affine, multiply, power } from '../arithmetic.js';
import type { Call } from '../call.js';
import { filledConstant } from '../constants.js';
import { reduced } from '../reduction.js';
import { refuse } from '../refusal.js';
import { isOpen, numberAt } from '../shape.js';
import type { Trace } from '../trace.js';
import type { Value } from '../value.js';
import { reshaped } from './convolutions.js';
import type { Lowering } from './lowering.js';

export function batchNorm(call: Call): Value {
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

export const layerNorm: Lowering = (call) => {
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

export function groupNorm(call: Call, groups: number): Value {
  const x = call.value('input');
  return call.trace.emit({
    operation: 'groupNormalization',
    inputs: withPlaceholders(x, call.optional('weight'), call.optional('bias')),
    attributes: { groups, epsilon: call.number('eps', 1e-5) },
    shape: x.shape,
  });
}

/** Not centred: x / √(mean x² + ε). */
export const rmsNorm: Lowering = (call) => {
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
