/** @file Weights are found wherever they lie in a file, and what is not needed is neither read nor judged. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import { loadWeights, readClassCount } from '../../src/networks/weights/load.js';
import { temporaryFolders } from '../temporary-folders.js';
import { floats, legacyTorchFile, pickle, piece, torchArchive } from '../tensor/torch-bytes.js';

const network = { network: 'resnet14', width: 1 / 16 } as const;
const description = describeNetwork({ ...network, classes: 3 });
const all = [...description.parameters, ...description.statistics];
const folder = temporaryFolders()();
const ascii = (text: string) => Buffer.from(text, 'latin1');

interface Shaped {
  readonly name: string;
  readonly shape: readonly number[];
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, size) => product * size, 1);
const stridesOf = (shape: readonly number[]) => shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
const dense = ({ shape }: Shaped, key = 'ones') =>
  piece.tensor(piece.storage('Float', key, 100_000), 0, shape, stridesOf(shape));

/** A dictionary of these tensors, their names behind a prefix. */
const state = (tensors: readonly Shaped[], prefix = '', storage?: string) =>
  piece.dictionary(Object.fromEntries(tensors.map((each) => [prefix + each.name, dense(each, storage)])));

const storages = { ones: floats(...Array(100_000).fill(1)), twos: floats(...Array(100_000).fill(2)) };

let files = 0;
async function fileOf(content: Uint8Array): Promise<string> {
  files += 1;
  const file = join(folder, `${files}.pth`);
  await writeFile(file, torchArchive(pickle(content), storages));
  return file;
}

const first = async (content: Uint8Array, key?: string) => {
  const { parameters, notes } = await loadWeights(await fileOf(content), description, { key });
  return { value: parameters.get('fc.bias')?.data[0], notes: notes.map((note) => note.replace(/^\S+ /, '')) };
};
const under = (prefix: string) => `the weights are those under "${prefix}".`;

describe('the weights', () => {
  test.for<[string, Uint8Array]>([
    ['target_model', piece.dictionary({ target_model: state(all) })],
    ['model_ema', piece.dictionary({ epoch: piece.integer(1), model_ema: state(all) })],
    ['teacher.backbone', piece.dictionary({ teacher: state(all, 'backbone.') })],
    ['0', piece.tuple(state(all), piece.none)],
    [
      '0',
      piece.call(
        piece.global('collections', 'OrderedDict'),
        piece.list(piece.tuple(piece.integer(0), state(all))),
      ),
    ],
    ['state_dict.module.encoder_q', piece.dictionary({ state_dict: state(all, 'module.encoder_q.') })],
    ['a.b.c.d', state(all, 'a.b.c.d.')],
  ])('under %s are found', async ([prefix, content]) => {
    expect(await first(content)).toEqual({ value: 1, notes: [under(prefix)] });
  });

  test('within wrappers of their own are found', async () => {
    const wrapped = all.map(({ name, shape }) => ({ name: name.replace('.', '._orig_mod.module.'), shape }));
    expect((await first(state(wrapped))).value).toBe(1);
  });

  test('in dictionaries within dictionaries are found', async () => {
    const isHead = ({ name }: Shaped) => name.startsWith('fc.');
    const head = piece.dictionary(
      Object.fromEntries(all.filter(isHead).map((each) => [each.name.slice(3), dense(each)])),
    );
    const rest = state(all.filter((each) => !isHead(each)));
    // The body's dictionary, to which the one of the classifier is added.
    expect((await first(Buffer.concat([rest, piece.text('fc'), head, ascii('s')]))).value).toBe(1);
  });

  test('of a network that was saved whole are found', async () => {
    const object = (attributes: Record<string, Uint8Array>) =>
      Buffer.concat([
        piece.global('my.code', 'Net'),
        ascii(')\x81'),
        piece.dictionary(attributes),
        ascii('b'),
      ]);
    const modules = new Set(all.map(({ name }) => name.slice(0, name.lastIndexOf('.'))));
    const parts = Object.fromEntries(
      Array.from(modules, (path) => [
        path,
        object({
          _parameters: piece.dictionary(
            Object.fromEntries(
              all
                .filter(({ name }) => name.startsWith(`${path}.`))
                .map((each) => [each.name.slice(path.length + 1), dense(each)]),
            ),
          ),
        }),
      ]),
    );
    expect((await first(object({ _modules: piece.dictionary(parts) }))).value).toBe(1);
  });

  test('are read as parameters of every version', async () => {
    const wrappers = [
      'torch._utils _rebuild_parameter',
      'torch._utils _rebuild_parameter_with_state',
      'torch.nn.parameter Parameter',
    ];
    for (const wrapper of wrappers) {
      const [module = '', name = ''] = wrapper.split(' ');
      const entries = all.map((each) => [
        each.name,
        piece.call(piece.global(module, name), dense(each), piece.none),
      ]);
      expect((await first(piece.dictionary(Object.fromEntries(entries)))).value).toBe(1);
    }
  });
});

describe('where several fit', () => {
  const both = piece.dictionary({ ema: state(all, '', 'twos'), model: state(all) });

  test('what is usual is taken, and the others are told', async () => {
    expect(await first(both)).toEqual({
      value: 1,
      notes: [
        'others fit as well: 1 (ema); "weights": { "file": ..., "key": ... } chooses.',
        'left out, as the network does not need them: 1 (ema).',
      ],
    });
  });

  test('a key chooses', async () => {
    expect((await first(both, 'ema')).value).toBe(2);
  });

  test('a key that is not there is an error that names those that are', async () => {
    await expect(first(both, 'student')).rejects.toMatchObject({
      code: 'weights/no-such-key',
      remedy: 'Choose from 2 (ema, model), or leave "key" out.',
    });
  });
});

describe('what is not needed', () => {
  const rest = {
    optimizer: piece.dictionary({ state: piece.list(dense({ name: '', shape: [3] })) }),
    quantized: piece.call(piece.global('torch._utils', '_rebuild_qtensor'), piece.none),
    sparse: piece.call(piece.global('torch._utils', '_rebuild_sparse_tensor'), piece.none),
    complex: piece.tensor(piece.storage('ComplexFloat', 'none', 27), 0, [1, 3, 3, 3], [27, 9, 3, 1]),
    beyond: piece.tensor(piece.storage('Float', 'ones', 100_000), 99_999, [2], [1]),
    absent: piece.tensor(piece.storage('Float', 'absent', 1), 0, [1], [1]),
    args: Buffer.concat([piece.global('argparse', 'Namespace'), ascii(')\x81}b')]),
    path: piece.call(piece.global('pathlib', 'PosixPath'), piece.text('a')),
  };

  test('is not judged, and told', async () => {
    expect(await first(piece.dictionary({ model: state(all), ...rest }))).toEqual({
      value: 1,
      notes: [
        'left out, as the network does not need them: 6 (optimizer, quantized, sparse, complex, beyond, ...).',
      ],
    });
  });

  test.for<[string, Uint8Array, string]>([
    ['quantized', rest.quantized, 'of the type quantized'],
    ['sparse', rest.sparse, 'of the type sparse'],
    ['complex', rest.complex, 'of the type torch.ComplexFloatStorage'],
  ])('is named where it is %s and asked for', async ([, tensor, sentence]) => {
    const [, ...others] = all;
    const content = Buffer.concat([state(others), piece.text('conv1.weight'), tensor, ascii('s')]);
    await expect(first(content)).rejects.toThrow(
      `the tensor conv1.weight is ${sentence}, which is not supported.`,
    );
  });
});

describe('a file of another network', () => {
  test.for<[string, string]>([
    ['a deeper one', 'blocks2.1.conv1.weight'],
    ['one with another stage', 'block7.conv1.weight'],
    ['one with more in its blocks', 'block1.se.fc.weight'],
    ['one with biases', 'block1.conv1.bias'],
  ])('does not fit where it is %s', async ([, name]) => {
    const content = state([...all, { name, shape: [3] }], 'net.');
    await expect(first(content)).rejects.toThrow(`left over: 1 (${name})`);
  });

  test('that nearly fits is told by where it does', async () => {
    const content = piece.dictionary({ teacher: state(all.slice(1), 'module.') });
    await expect(first(content)).rejects.toThrow(
      `those under "teacher.module" come nearest, ${all.length - 1} of ${all.length} fit; missing: 1 (conv1.weight).`,
    );
  });
});

describe('a classifier', () => {
  const body = all.filter(({ name }) => !name.startsWith('fc.'));
  const options = { classifier: false };

  test.for<[string, readonly Shaped[]]>([
    ['absent', body],
    [
      'of another form',
      [...body, { name: 'fc.0.weight', shape: [7, 5] }, { name: 'fc.2.weight', shape: [3, 7] }],
    ],
  ])('that is %s is zero where nothing reads it', async ([, tensors]) => {
    const file = await fileOf(state(tensors));
    const classes = await readClassCount(file, description, options);
    const loaded = await loadWeights(file, describeNetwork({ ...network, classes }), options);
    expect([classes, loaded.parameters.get('fc.bias')?.data, loaded.notes]).toEqual([
      1,
      Float32Array.of(0),
      expect.arrayContaining([expect.stringContaining('has no classifier that fits')]),
    ]);
  });

  test('is asked for where something reads it', async () => {
    await expect(readClassCount(await fileOf(state(body)), description)).rejects.toMatchObject({
      code: 'weights/no-last-layer',
    });
  });
});

test.for([Number.NaN, Number.POSITIVE_INFINITY])(
  'a tensor that holds %s is named with its file',
  async (value) => {
    const numbers = floats(...Array(100_000).fill(1)).slice();
    new Float32Array(numbers.buffer)[2] = value;
    const content = pickle(state(all, 'net.'));
    const file = join(folder, `not-finite-${value}.pth`);
    await writeFile(file, legacyTorchFile(content, { ones: { count: 100_000, bytes: numbers } }));
    await expect(loadWeights(file, description)).rejects.toThrow(
      `${file}: the tensor net.conv1.weight holds a number that is not finite (${value}).`,
    );
  },
);
