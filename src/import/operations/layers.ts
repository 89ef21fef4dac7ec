/** @file Linear layers and products of matrices; the table of layers. */
import { t } from '@vscode/l10n';
import { add, affine, matrixProduct } from '../arithmetic.js';
import { refuse } from '../refusal.js';
import { numberAt } from '../shape.js';
import type { Trace } from '../trace.js';
import type { Value } from '../value.js';
import { conv1d, conv2d, conv3d } from './convolutions.js';
import type { Lowerings } from './lowering.js';
import { batchNorm, groupNorm, layerNorm, rmsNorm } from './normalizations.js';

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
  _native_batch_norm_legit_functional: batchNorm,
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
