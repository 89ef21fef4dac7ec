/** @file Values that are computed on the host, and when. */
import { describe, expect, test } from 'vitest';
import { openNetworkFile } from '../../src/import/network-file.js';
import { described, node } from './hand-written.js';
import { classifier, type WrittenNode, writtenProgram } from './program-bytes.js';

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
      'a mask of -inf, which becomes the lowest number',
      'masked_fill.Scalar',
      { self: '%range', mask: '%even', value: { as_float: '-Infinity' } },
      [-(2 ** 128 - 2 ** 104), 1, -(2 ** 128 - 2 ** 104), 3],
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
