/** @file Graphs written by hand: what operations become. */
import { describe, expect, test } from 'vitest';
import type { StepOperation } from '../../src/catalog/networks/step.js';
import { openNetworkFile } from '../../src/import/network-file.js';
import { classifier, sizes, type WrittenNode, type WrittenProgram, writtenProgram } from './program-bytes.js';

const described = async (program: WrittenProgram) =>
  (await openNetworkFile(writtenProgram(program))).describe();
const node = (
  operation: string,
  given: Record<string, unknown>,
  output: WrittenNode['output'],
  module?: string,
): WrittenNode =>
  module === undefined
    ? { operation, arguments: given, output }
    : { operation, arguments: given, output, module };
const operationsOf = async (program: WrittenProgram) =>
  (await described(program)).steps.map(({ operation }) => operation);
/** What stands between the convolution and the mean. */
const between = async (
  nodes: readonly WrittenNode[],
  map: string,
  rest: Parameters<typeof classifier>[1] = {},
) => (await operationsOf(classifier(nodes, { ...rest, map }))).slice(1, -2);

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

describe('constants', () => {
  const constantAfter = async (nodes: readonly WrittenNode[], factor: string, tensors = {}) => {
    const product = node('mul.Tensor', { self: '%conv', other: `%${factor}` }, 'product');
    const file = await openNetworkFile(
      writtenProgram(classifier([...nodes, product], { map: 'product', tensors })),
    );
    const [constant] = file.describe().constants;
    return { ...constant, numbers: [...((await file.readTensors()).get(constant?.name ?? '')?.data ?? [])] };
  };

  test('are computed when tensors are read, and described before', async () => {
    const nodes = [
      node('arange.default', { end: 8 }, 'range'),
      node('lt.Scalar', { self: '%range', other: 3 }, 'mask'),
      node('to.dtype', { self: '%mask', dtype: { as_scalar_type: 7 } }, 'factor'),
    ];
    expect(await constantAfter(nodes, 'factor')).toMatchObject({
      shape: [8],
      numbers: [1, 1, 1, 0, 0, 0, 0, 0],
    });
  });

  test('are written through views of views', async () => {
    const nodes = [
      node('new_zeros.default', { self: '%conv', size: [8, 8] }, 'zeros'),
      node('slice.Tensor', { self: '%zeros', dim: 0, start: -2, end: 2 ** 63 }, 'rows'),
      node('slice.Tensor', { self: '%rows', dim: 1, start: 1, end: 8, step: 3 }, 'columns'),
      node('fill_.Scalar', { self: '%columns', value: 7 }, 'filled'),
    ];
    const { numbers } = await constantAfter(nodes, 'zeros');
    expect(numbers.flatMap((value, place) => (value === 7 ? place : []))).toEqual([49, 52, 55, 57, 60, 63]);
  });

  test.for([
    ['whole numbers divided give fractions', 'div.Tensor', { self: '%range', other: 2 }, [0, 0.5, 1, 1.5]],
    [
      'whole numbers divided with rounding',
      'div.Tensor_mode',
      { self: '%range', other: 2, rounding_mode: 'floor' },
      [0, 0, 1, 1],
    ],
    ['the rest of a division', 'remainder.Scalar', { self: '%range', other: 3 }, [0, 1, 2, 0]],
    ['powers of a number', 'pow.Scalar', { self: 2, exponent: '%range' }, [1, 2, 4, 8]],
    ['sums so far', 'cumsum.default', { self: '%range', dim: 0 }, [0, 1, 3, 6]],
    ['the order turned round', 'flip.default', { self: '%range', dims: [0] }, [3, 2, 1, 0]],
    ['places moved', 'roll.default', { self: '%range', shifts: [1], dims: [0] }, [3, 0, 1, 2]],
    [
      'what a condition chooses',
      'where.ScalarOther',
      { condition: '%even', self: '%range', other: -1 },
      [0, -1, 2, -1],
    ],
    [
      'a mask of -inf',
      'masked_fill.Scalar',
      { self: '%range', mask: '%even', value: { as_float: '-Infinity' } },
      [Number.NEGATIVE_INFINITY, 1, Number.NEGATIVE_INFINITY, 3],
    ],
    [
      'places of an index',
      'index_select.default',
      { self: '%range', dim: 0, index: '%reversed' },
      [3, 2, 1, 0],
    ],
    ['numbers repeated', 'index.Tensor', { self: '%range', indices: ['%reversed'] }, [3, 2, 1, 0]],
    ['numbers that are no larger', 'clamp.default', { self: '%range', max: 2 }, [0, 1, 2, 2]],
  ] as const)('%s', async ([, operation, given, numbers]) => {
    const nodes = [
      node('arange.start', { start: 0, end: 4 }, 'range'),
      node('rsub.Scalar', { self: '%range', other: 3 }, 'reversed'),
      node('remainder.Scalar', { self: '%range', other: 2 }, 'odd'),
      node('eq.Scalar', { self: '%odd', other: 0 }, 'even'),
      node(operation, given, 'result'),
      node('repeat_interleave.self_int', { self: '%result', repeats: 2, dim: 0 }, 'factor'),
    ];
    expect((await constantAfter(nodes, 'factor')).numbers).toEqual(
      numbers.flatMap((value) => [value, value]),
    );
  });

  test('that every block has a copy of are one', async () => {
    const buffer = { shape: [8], kind: 'buffer', type: 5 } as const;
    const embed = (index: string, output: string) =>
      node('index.Tensor', { self: '%p_table', indices: [`%${index}`] }, output);
    const nodes = [
      embed('b_one', 'first'),
      embed('b_two', 'second'),
      node('add.Tensor', { self: '%first', other: '%second' }, 'both'),
      node('add.Tensor', { self: '%conv', other: '%both' }, 'sum'),
    ];
    const tensors = { table: { shape: [9] }, one: buffer, two: buffer };
    const { constants, steps } = await described(classifier(nodes, { map: 'sum', tensors }));
    expect(constants.map(({ shape }) => shape)).toEqual([[8, 9]]);
    expect(steps.filter(({ operation }) => operation === 'matrixProduct')).toHaveLength(2);
  });

  test('that depend on images are refused by the operation and its module', async () => {
    const nodes = [node('sin.default', { self: '%conv' }, 'sine', 'waves')];
    await expect(described(classifier(nodes, { map: 'sine' }))).rejects.toMatchObject({
      code: 'import/operation-refused',
      message: expect.stringMatching(/aten\.sin.*waves/),
    });
  });

  test('that are larger than the file justifies are not computed', async () => {
    const nodes = [
      node('arange.default', { end: 100_000_000 }, 'range'),
      node('sum.default', { self: '%range' }, 'factor'),
      node('mul.Tensor', { self: '%conv', other: '%factor' }, 'product'),
    ];
    const file = await openNetworkFile(writtenProgram(classifier(nodes, { map: 'product' })));
    await expect(file.readTensors()).rejects.toMatchObject({ code: 'import/constants-too-large' });
  });
});

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

describe('the batch', () => {
  test('is followed through what is computed with it', async () => {
    const nodes = [
      node('sym_size.int', { self: '%x', dim: 0 }, 'size n'),
      node('_operator.mul', { a: { as_sym_int: { as_name: 'n' } }, b: 4 }, 'size m'),
      node('view.default', { self: '%conv', size: sizes('m', 8, 8) }, 'maps'),
      node('view.default', { self: '%maps', size: sizes('n', -1, 8, 8) }, 'again'),
    ];
    const { steps } = await described(classifier(nodes, { map: 'again' }));
    expect(steps[1]).toMatchObject({ operation: 'reshape', shape: [{ images: 4 }, 8, 8] });
    expect(steps[2]?.shape).toEqual([{ images: 1 }, 4, 8, 8]);
  });

  test.for([1, 2, 4])('of exactly %i images is freed where sizes are multiples of it', async (batch) => {
    const nodes = [
      node('view.default', { self: '%conv', size: [batch * 4, 8, 8] }, 'maps'),
      node('view.default', { self: '%maps', size: [batch, 4, 64] }, 'tokens'),
      node('expand.default', { self: '%p_token', size: [batch, -1, -1] }, 'token'),
      node('cat.default', { tensors: ['%token', '%tokens'], dim: 2 }, 'joined'),
      node('unsqueeze.default', { self: '%joined', dim: 3 }, 'result'),
    ];
    const program = classifier(nodes, {
      map: 'result',
      image: [batch, 3, 8, 8],
      tensors: { token: { shape: [1, 4, 1] } },
    });
    const { steps } = await described(program);
    expect(steps.find(({ operation }) => operation === 'concatenate')?.shape).toEqual([{ images: 1 }, 4, 65]);
  });

  test.for([1, 2])('of exactly %i images is found in tokens that come before it', async (batch) => {
    const nodes = [
      node('flatten.using_ints', { self: '%conv', start_dim: 2 }, 'flat'),
      node('permute.default', { self: '%flat', dims: [2, 0, 1] }, 'tokens'),
      node('view.default', { self: '%tokens', size: [64 * batch, 4] }, 'rows'),
      node('linear.default', { input: '%rows', weight: '%p_mix' }, 'mixed'),
      node('view.default', { self: '%mixed', size: [64, batch, 4] }, 'apart'),
      node('permute.default', { self: '%apart', dims: [1, 2, 0] }, 'turned'),
      node('view.default', { self: '%turned', size: [batch, 4, 8, 8] }, 'map'),
    ];
    const tensors = { mix: { shape: [4, 4] } };
    const program = classifier(nodes, { map: 'map', image: [batch, 3, 8, 8], tensors });
    const { steps } = await described(program);
    expect(steps.map(({ operation, shape }) => [operation, shape]).slice(3, 7)).toEqual([
      ['reshape', [{ images: 64 }, 4]],
      ['linear', [{ images: 64 }, 4]],
      ['reshape', [64, { images: 1 }, 4]],
      ['transpose', [{ images: 1 }, 4, 64]],
    ]);
  });

  test('that a node depends on cannot be freed', async () => {
    const nodes = [node('view.default', { self: '%conv', size: [2, 8, 8, 8] }, 'mixed', 'mixer')];
    await expect(described(classifier(nodes, { map: 'mixed', image: [4, 3, 8, 8] }))).rejects.toMatchObject({
      code: 'import/batch-fixed',
      message: expect.stringMatching(/4 images.*mixer/),
    });
  });

  test('is never mixed', async () => {
    const nodes = [node('mean.dim', { self: '%conv', dim: [0], keepdim: true }, 'mixed')];
    await expect(described(classifier(nodes, { map: 'mixed' }))).rejects.toMatchObject({
      code: 'import/operation-refused',
    });
  });
});

describe('what is needed of a network', () => {
  test('all that is wrong with a file is told at once, an operation once with its number', async () => {
    const nodes = [
      node('fft_fft.default', { self: '%conv' }, 'one', 'waves.first'),
      node('fft_fft.default', { self: '%one' }, 'two', 'waves.second'),
      node('sin.default', { self: '%conv' }, 'three', 'sine'),
      node('relu.default', { self: '%two' }, 'four'),
    ];
    const tensors = { stray: { shape: [4], bytes: new Uint8Array(3) } };
    const error = await described(classifier(nodes, { map: 'four', tensors })).catch((each: unknown) => each);
    expect(error).toMatchObject({
      message: expect.stringMatching(/stray[\s\S]*aten\.sin[\s\S]*fft_fft.*2 times.*waves\.first/),
      problems: [
        { code: 'import/weight-outside' },
        { code: 'import/operation-refused' },
        { code: 'import/operation-unknown' },
      ],
    });
  });

  test.for([
    ['channels', [1, 1, 8, 8], 'input-shape'],
    ['axes', ['s77', 3, 8], 'input-shape'],
    ['a known size', ['s77', 3, 's1', 's2'], 'open-size'],
  ] as const)('images of the right %s', async ([, image, code]) => {
    await expect(described({ ...classifier([]), image })).rejects.toMatchObject({ code: `import/${code}` });
  });

  test('a last layer, and not one that something else is added to', async () => {
    const program = classifier([], { channels: 4 });
    const nodes = [
      ...program.nodes,
      node('linear.default', { input: '%pooled', weight: '%p_other' }, 'more', 'other'),
      node('add.Tensor', { self: '%scores', other: '%more' }, 'sum'),
    ];
    const tensors = { ...program.tensors, other: { shape: [3, 4] } };
    await expect(described({ ...program, nodes, tensors })).rejects.toMatchObject({
      code: 'import/several-heads',
      message: expect.stringContaining('fc.weight'),
    });
    await expect(described({ ...program, nodes: program.nodes.slice(0, -1) })).rejects.toMatchObject({
      code: 'import/no-head',
    });
  });

  test('no several classes that its own end depends on', async () => {
    const program = classifier([]);
    const nodes = [...program.nodes, node('add.Tensor', { self: '%scores', other: '%b_prior' }, 'sum')];
    const tensors = { ...program.tensors, prior: { shape: [3], kind: 'buffer' } } as const;
    const file = await openNetworkFile(writtenProgram({ ...program, nodes, tensors }));
    expect(() => file.describe(5)).toThrow(expect.objectContaining({ code: 'import/fixed-classes' }));
  });

  test('a file that stays as it is while it is open', async () => {
    const path = writtenProgram(classifier([]));
    const file = await openNetworkFile(path);
    const { utimesSync } = await import('node:fs');
    utimesSync(path, new Date(0), new Date(0));
    await expect(file.readTensors()).rejects.toMatchObject({ code: 'import/changed' });
  });

  test('a file that is there', async () => {
    await expect(openNetworkFile('/nowhere/net.pt2')).rejects.toMatchObject({ code: 'import/unreadable' });
  });
});
