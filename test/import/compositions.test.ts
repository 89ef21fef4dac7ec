/** @file Operations that become several steps, or none. */
import { describe, expect, test } from 'vitest';
import type { StepOperation } from '../../src/catalog/networks/step.js';
import { between, described, node } from './hand-written.js';
import { classifier } from './program-bytes.js';

describe('compositions', () => {
  const cases: readonly (readonly [string, string, Record<string, unknown>, readonly StepOperation[]])[] = [
    ['clamping at 0 and 6', 'hardtanh.default', { self: '%conv', min_val: 0, max_val: 6 }, ['relu6']],
    ['ELU', 'elu.default', { self: '%conv' }, ['clamp', 'exponential', 'affine', 'relu', 'add']],
    ['a square', 'pow.Tensor_Scalar', { self: '%conv', exponent: 2 }, ['multiply']],
    ['a number subtracted', 'rsub.Scalar', { self: '%conv', other: 1 }, ['affine']],
    [
      'a pool over everything',
      'adaptive_avg_pool2d.default',
      { self: '%conv', output_size: [1, 1] },
      ['mean'],
    ],
    [
      'the largest over channels',
      'amax.default',
      { self: '%conv', dim: [1], keepdim: true },
      ['transpose', 'reshape', 'maxPool', 'reshape'],
    ],
    ['types of numbers', 'to.dtype', { self: '%conv', dtype: { as_scalar_type: 6 } }, []],
    [
      'an enlargement',
      'upsample_bilinear2d.vec',
      { input: '%conv', output_size: null, align_corners: false, scale_factors: { as_floats: [2, 2] } },
      ['resample'],
    ],
    [
      'instance normalization',
      'instance_norm.default',
      { input: '%conv', use_input_stats: true, eps: 1e-5 },
      ['groupNormalization'],
    ],
    [
      'a shift',
      'roll.default',
      { self: '%conv', shifts: [1, 0], dims: [2, 3] },
      ['slice', 'slice', 'concatenate'],
    ],
    [
      'a mirrored edge',
      'pad.default',
      { self: '%conv', pad: [1, 0], mode: 'reflect' },
      ['slice', 'concatenate'],
    ],
    ['dropout of channels', 'feature_dropout.default', { input: '%conv', p: 0.5, train: false }, ['dropout']],
    ['dropout of nothing', 'dropout.default', { input: '%conv', p: 0, train: true }, []],
  ];
  test.for(cases)('%s', async ([, operation, given, steps]) => {
    const channels = operation.startsWith('amax') ? 1 : 4;
    const image = operation.startsWith('adaptive') ? { map: 'result' } : {};
    expect(await between([node(operation, given, 'result')], 'result', { channels, ...image })).toEqual(
      steps,
    );
  });

  test('padding before a convolution becomes its own', async () => {
    const nodes = [
      node('pad.default', { self: '%conv', pad: [0, 1, 0, 1] }, 'padded'),
      node(
        'conv2d.padding',
        { input: '%padded', weight: '%p_second', padding: 'valid', stride: [2, 2] },
        'result',
      ),
    ];
    const { steps } = await described(
      classifier(nodes, { map: 'result', tensors: { second: { shape: [4, 4, 3, 3] } } }),
    );
    expect(steps[1]).toMatchObject({
      operation: 'convolution',
      inputs: ['%conv', 'second'],
      attributes: {
        padding: [
          [0, 1],
          [0, 1],
        ],
        stride: [2, 2],
        groups: 1,
      },
      shape: [{ images: 1 }, 4, 4, 4],
    });
  });

  test.for([
    [
      'same',
      [
        [0, 1],
        [1, 2],
      ],
      8,
      8,
    ],
    [
      'valid',
      [
        [0, 0],
        [0, 0],
      ],
      7,
      5,
    ],
  ] as const)('padding by the word %s', async ([padding, sides, height, width]) => {
    const nodes = [node('conv2d.padding', { input: '%conv', weight: '%p_second', padding }, 'result')];
    const { steps } = await described(
      classifier(nodes, { map: 'result', tensors: { second: { shape: [4, 4, 2, 4] } } }),
    );
    expect(steps[1]).toMatchObject({
      attributes: { padding: sides },
      shape: [{ images: 1 }, 4, height, width],
    });
  });

  test.for([
    [false, 4, [0, 0]],
    [true, 4, [1, 1]],
  ] as const)('a pool with ceil_mode %s', async ([ceil_mode, size, overhang]) => {
    const given = {
      self: '%conv',
      kernel_size: [3, 3],
      stride: [2, 2],
      padding: [1, 1],
      ceil_mode,
      count_include_pad: false,
    };
    const nodes = [node('avg_pool2d.default', given, 'result')];
    const { steps } = await described(classifier(nodes, { map: 'result' }));
    // 8 + 2 − 3 = 7 is no multiple of 2: the fifth window lies half outside, and begins inside.
    const count = ceil_mode ? 5 : size;
    expect(steps[1]).toMatchObject({
      shape: [{ images: 1 }, 4, count, count],
      attributes: {
        countPadding: false,
        overhang,
        padding: [
          [1, 1 + overhang[0]],
          [1, 1 + overhang[1]],
        ],
      },
    });
  });

  test('weights that are standardized are normalized before the convolution', async () => {
    const nodes = [
      node('reshape.default', { self: '%p_second', shape: [1, 4, -1] }, 'rows'),
      node('mul.Tensor', { self: '%p_gain', other: 0.5 }, 'scale'),
      node('view.default', { self: '%scale', size: [-1] }, 'scales'),
      node(
        'batch_norm.default',
        {
          input: '%rows',
          weight: '%scales',
          bias: null,
          running_mean: null,
          running_var: null,
          training: true,
          momentum: 0,
          eps: 1e-6,
          cudnn_enabled: true,
        },
        'normal',
      ),
      node('reshape_as.default', { self: '%normal', other: '%p_second' }, 'filter'),
      node('conv2d.default', { input: '%conv', weight: '%filter' }, 'result'),
    ];
    const tensors = { second: { shape: [4, 4, 1, 1] }, gain: { shape: [4, 1, 1, 1] } };
    const { steps, parameters } = await described(classifier(nodes, { map: 'result', tensors }));
    expect(steps.map(({ operation }) => operation)).toContain('layerNormalization');
    expect(parameters.find(({ name }) => name === 'second')?.initialization).toEqual({
      kind: 'normal',
      deviation: Math.sqrt(2 / 4),
    });
  });
});
