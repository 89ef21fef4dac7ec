/** @file How parameters are drawn anew: by what the steps do with them. */
import { expect, test } from 'vitest';
import { openNetworkFile } from '../../src/import/network-file.js';
import { classifier, sizes, type WrittenNode, writtenProgram } from './program-bytes.js';

const node = (operation: string, given: Record<string, unknown>, output: string): WrittenNode => ({
  operation,
  arguments: given,
  output,
});

test('every parameter starts as layers of its kind do', async () => {
  const nodes = [
    node(
      'conv2d.default',
      { input: '%conv', weight: '%p_deep_weight', bias: null, padding: [1, 1], groups: 4 },
      'deep',
    ),
    node(
      'batch_norm.default',
      {
        input: '%deep',
        weight: '%p_bn_weight',
        bias: '%p_bn_bias',
        running_mean: '%b_bn_mean',
        running_var: '%b_bn_var',
        training: false,
        momentum: 0.1,
        eps: 1e-5,
        cudnn_enabled: true,
      },
      'norm',
    ),
    node('mul.Tensor', { self: '%norm', other: '%p_scale' }, 'scaled'),
    node('sym_size.int', { self: '%x', dim: 0 }, 'size n'),
    node('flatten.using_ints', { self: '%scaled', start_dim: 2 }, 'flat'),
    node('permute.default', { self: '%flat', dims: [0, 2, 1] }, 'tokens'),
    node('expand.default', { self: '%p_token', size: sizes('n', -1, -1) }, 'token'),
    node('cat.default', { tensors: ['%token', '%tokens'], dim: 1 }, 'joined'),
    node('add.Tensor', { self: '%joined', other: '%p_position' }, 'placed'),
    node('slice.Tensor', { self: '%placed', dim: 1, start: 1, end: 65 }, 'places'),
    node('permute.default', { self: '%places', dims: [0, 2, 1] }, 'turned'),
    node('view.default', { self: '%turned', size: sizes('n', 4, 8, 8) }, 'map'),
  ];
  const tensors = {
    'deep.weight': { shape: [4, 1, 3, 3] },
    'bn.weight': { shape: [4] },
    'bn.bias': { shape: [4] },
    'bn.mean': { shape: [4], kind: 'buffer' },
    'bn.var': { shape: [4], kind: 'buffer' },
    scale: { shape: [4, 1, 1] },
    token: { shape: [1, 1, 4] },
    position: { shape: [1, 65, 4] },
    unused: { shape: [9] },
  } as const;
  const file = await openNetworkFile(writtenProgram(classifier(nodes, { tensors, map: 'map' })));
  const { parameters, statistics } = file.describe();
  expect(
    Object.fromEntries([...parameters, ...statistics].map((each) => [each.name, each.initialization])),
  ).toEqual({
    'conv.weight': { kind: 'normal', deviation: Math.sqrt(2 / (9 * 4)) },
    'conv.bias': { kind: 'uniform', bound: 1 / Math.sqrt(27) },
    // Each of the four groups has one filter.
    'deep.weight': { kind: 'normal', deviation: Math.sqrt(2 / 9) },
    'bn.weight': { kind: 'constant', value: 1 },
    'bn.bias': { kind: 'constant', value: 0 },
    scale: { kind: 'file' },
    token: { kind: 'normal', deviation: 0.02 },
    position: { kind: 'normal', deviation: 0.02 },
    unused: { kind: 'file' },
    'fc.weight': { kind: 'uniform', bound: 1 / 2 },
    'fc.bias': { kind: 'uniform', bound: 1 / 2 },
    'bn.mean': { kind: 'constant', value: 0 },
    'bn.var': { kind: 'constant', value: 1 },
  });
});
