/** @file Operations that write into what they read: what later nodes see. */
import { describe, expect, test } from 'vitest';
import { between, described, node } from './hand-written.js';
import { classifier } from './program-bytes.js';

describe('operations in place', () => {
  test('change what later nodes read under the old name', async () => {
    const { steps } = await described(classifier([node('relu_.default', { self: '%conv' }, 'relu_')]));
    expect(steps.map(({ operation }) => operation)).toEqual(['convolution', 'relu', 'mean', 'linear']);
    expect(steps[2]?.inputs).toEqual(['%relu_']);
  });

  test('do not change the value of the module that was left before', async () => {
    const nodes = [node('relu_.default', { self: '%conv' }, 'relu_', 'act')];
    const { features } = await described(classifier(nodes));
    expect(features.map(({ name, value }) => [name, value])).toEqual([
      ['conv', '%conv'],
      ['act', '%relu_'],
    ]);
  });

  test('on a view change what it looks at', async () => {
    const nodes = [
      node('slice.Tensor', { self: '%conv', dim: 1, start: 0, end: 2 }, 'half'),
      node('relu_.default', { self: '%half' }, 'relu_'),
    ];
    expect(await between(nodes, 'conv')).toEqual(['slice', 'relu', 'slice', 'concatenate']);
  });

  test('on a reshaped tensor change the tensor, unless it was copied', async () => {
    const flat = (self: string) => node('flatten.using_ints', { self, start_dim: 2 }, 'flat');
    const change = node('relu_.default', { self: '%flat' }, 'relu_');
    expect(await between([flat('%conv'), change], 'conv')).toEqual(['reshape', 'relu', 'reshape']);
    const turn = node('permute.default', { self: '%conv', dims: [0, 2, 3, 1] }, 'turned');
    expect(await between([turn, flat('%turned'), change], 'conv')).toEqual([]);
  });

  test('on a copy leave the original as it is', async () => {
    const nodes = [
      node('clone.default', { self: '%conv' }, 'copy'),
      node('relu_.default', { self: '%copy' }, 'relu_'),
    ];
    expect(await between(nodes, 'conv')).toEqual([]);
    expect(await between(nodes, 'copy')).toEqual(['relu']);
  });

  test('that count batches are no steps', async () => {
    const nodes = [node('add_.Tensor', { self: '%b_seen', other: 1 }, 'counted')];
    const tensors = { seen: { shape: [], kind: 'buffer', type: 5 } } as const;
    expect(await between(nodes, 'conv', { tensors })).toEqual([]);
  });
});
