/** @file Files that are damaged or made with bad intent: a network, or a named error; never a crash, never much memory. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openNetworkFile } from '../../src/import/network-file.js';
import { zipBytes } from '../tensor/zip-bytes.js';
import {
  classifier,
  modelJson,
  programEntries,
  sizes,
  type WrittenNode,
  type WrittenTensor,
  writtenFile,
} from './program-bytes.js';

const node = (
  operation: string,
  given: Record<string, unknown>,
  output: WrittenNode['output'],
): WrittenNode => ({
  operation,
  arguments: given,
  output,
});

/** A network with something of every kind. */
const program = classifier(
  [
    node('sym_size.int', { self: '%x', dim: 0 }, 'size n'),
    node('relu_.default', { self: '%conv' }, 'relu_'),
    node('chunk.default', { self: '%conv', chunks: 2, dim: 1 }, ['first', 'second']),
    node('add_.Tensor', { self: '%first', other: '%second' }, 'sum'),
    node('arange.default', { end: 8 }, 'range'),
    node('mul.Tensor', { self: '%conv', other: '%range' }, 'product'),
    node('view.default', { self: '%product', size: sizes('n', 4, 64) }, 'flat'),
    node('index.Tensor', { self: '%p_table', indices: ['%b_index'] }, 'row'),
    node('add.Tensor', { self: '%flat', other: '%row' }, 'moved'),
    node('view.default', { self: '%moved', size: sizes('n', 4, 8, 8) }, 'map'),
  ],
  { map: 'map', tensors: { table: { shape: [5, 1] }, index: { shape: [4], kind: 'buffer', type: 5 } } },
);
const entries = programEntries(program);

/** A map of tensors, or a StudioError: everything else fails. */
async function readAll(bytes: Uint8Array): Promise<unknown> {
  try {
    const file = await openNetworkFile(writtenFile(bytes));
    file.describe(7);
    return await file.readTensors();
  } catch (error) {
    expect(error).toMatchObject({ name: 'StudioError' });
    return error;
  }
}

test('the network itself is read', async () => {
  expect(await readAll(zipBytes(entries))).toBeInstanceOf(Map);
});

/** The archive with another model. */
const withModel = (text: string) =>
  zipBytes(
    entries.map((entry) =>
      entry.name.endsWith('model.json') ? { ...entry, data: new Uint8Array(Buffer.from(text)) } : entry,
    ),
  );

const good = JSON.stringify(modelJson(program));

describe('a damaged file is read or refused', () => {
  test('cut off anywhere', async () => {
    const bytes = zipBytes(entries);
    for (let length = 0; length < bytes.length; length += 97) await readAll(bytes.subarray(0, length));
  });

  test('with bytes changed', async () => {
    const bytes = zipBytes(entries, { descriptors: true });
    for (let place = 0; place < bytes.length; place += 89)
      await readAll(bytes.with(place, (bytes[place] ?? 0) ^ 0x55));
  });

  test('with any part of its graph replaced', async () => {
    const replacement = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        [],
        {},
        '',
        'x',
        -1,
        0,
        2 ** 31,
        2 ** 62,
        1e300,
        true,
        '__proto__',
        '%conv',
      ),
      fc.constantFrom<unknown>(
        { as_int: -5 },
        { as_none: true },
        { as_tensor: { name: 'conv' } },
        { as_ints: [2 ** 40, -1] },
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(), replacement, async (place, value) => {
        let count = 0;
        JSON.parse(good, (_, member: unknown) => {
          count += 1;
          return member;
        });
        let at = 0;
        const changed: unknown = JSON.parse(good, (_, member: unknown) =>
          at++ === place % count ? value : member,
        );
        await readAll(withModel(JSON.stringify(changed ?? null)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('a hostile graph is refused before it takes memory', () => {
  const refused = async (nodes: readonly WrittenNode[], map: string) => {
    const error = await readAll(zipBytes(programEntries(classifier(nodes, { map }))));
    expect(error).toMatchObject({ code: expect.stringMatching(/^import\//) });
  };

  test.for([
    ['a tensor of 2^60 numbers', node('zeros.default', { size: [2 ** 30, 2 ** 30] }, 'big')],
    [
      'a table that is repeated',
      node('repeat.default', { self: '%p_fc_weight', repeats: [2 ** 20, 2 ** 20] }, 'big'),
    ],
    ['an endless edge', node('pad.default', { self: '%conv', pad: [2 ** 40, 0], mode: 'replicate' }, 'big')],
    ['an endless row of numbers', node('arange.default', { end: 2 ** 50 }, 'big')],
    ['windows without end', node('unfold.default', { self: '%conv', dimension: 2, size: 1, step: 0 }, 'big')],
    [
      'a stretched value',
      node('expand.default', { self: '%p_conv_bias', size: [2 ** 20, 2 ** 20, 4] }, 'big'),
    ],
    ['a pool of no size', node('max_pool2d.default', { self: '%conv', kernel_size: [0, 0] }, 'big')],
    [
      'a convolution without a stride',
      node('conv2d.default', { input: '%x', weight: '%p_conv_weight', stride: [0, 0] }, 'big'),
    ],
  ] as const)('%s', async ([, made]) => {
    await refused([made, node('add.Tensor', { self: '%conv', other: '%big' }, 'sum')], 'sum');
  });

  test('views of views without end', async () => {
    const views = Array.from({ length: 3000 }, (_, index) =>
      node(
        'unsqueeze.default',
        { self: index === 0 ? '%conv' : `%view${index - 1}`, dim: 0 },
        `view${index}`,
      ),
    );
    await refused(views, 'view2999');
  });

  test('constants of constants without end are computed all the same', async () => {
    const links = Array.from({ length: 20_000 }, (_, index) =>
      node('add.Scalar', { self: index === 0 ? '%zero' : `%link${index - 1}`, other: 1 }, `link${index}`),
    );
    const nodes = [
      node('arange.default', { end: 8 }, 'zero'),
      ...links,
      node('add.Tensor', { self: '%conv', other: '%link19999' }, 'sum'),
    ];
    expect(await readAll(zipBytes(programEntries(classifier(nodes, { map: 'sum' }))))).toBeInstanceOf(Map);
  });

  test('a graph that is much larger than it is packed', async () => {
    const packed = zipBytes(
      entries.map((entry) =>
        entry.name.endsWith('model.json')
          ? { ...entry, data: new Uint8Array(50_000_000).fill(0x20), deflated: true }
          : entry,
      ),
    );
    expect(await readAll(packed)).toMatchObject({ code: 'import/damaged' });
  });
});

describe('hostile weights are refused by name', () => {
  const withTensor = (strange: WrittenTensor) =>
    readAll(zipBytes(programEntries(classifier([], { tensors: { strange } }))));

  test.for([
    ['strides that leave the entry', { shape: [4], strides: [1_000_000] }, 'weight-outside'],
    ['a negative offset', { shape: [4], offset: -4 }, 'weight-outside'],
    ['fewer bytes than it needs', { shape: [4], bytes: new Uint8Array(15) }, 'weight-outside'],
    [
      'much made of little',
      { shape: [2 ** 16, 2 ** 16], strides: [0, 0], bytes: new Uint8Array(4) },
      'weight-outside',
    ],
    ['another shape than the graph says', { shape: [4], graphShape: [5] }, 'weight-differs'],
    ['a pickle', { shape: [4], pickled: true }, 'weight-pickled'],
    ['complex numbers', { shape: [4], type: 10, bytes: new Uint8Array(32) }, 'weight-type'],
    [
      'sizes without end',
      { shape: Array.from({ length: 100 }, () => 1), bytes: new Uint8Array(4) },
      'weight-outside',
    ],
  ] as const)('%s', async ([, tensor, code]) => {
    const error = await withTensor(tensor);
    expect(error).toMatchObject({ code: `import/${code}`, message: expect.stringContaining('strange') });
  });

  test('a path that climbs out of the folder is a name like any other', async () => {
    const outside = { name: '../outside.txt', data: new Uint8Array(3) };
    expect(await readAll(zipBytes([...entries, outside]))).toBeInstanceOf(Map);
  });
});

test('names that objects have of their own are only names', async () => {
  const nodes = ['__proto__', 'constructor', 'toString'].map((operation, index) =>
    node(`${operation}.default`, { self: '%conv' }, `value${index}`),
  );
  const error = await readAll(zipBytes(programEntries(classifier(nodes, { map: 'conv' }))));
  expect(error).toMatchObject({ code: 'import/operation-unknown' });
});
