/** @file Pickles of every protocol, and what NumPy keeps in them. The bytes are Python's own. */
import { describe, expect, test } from 'vitest';
import { NumpyArray } from '../../src/tensor/numpy-pickle.js';
import { readTorch } from './read-torch.js';
import { floats, pickle, piece, torchArchive, torchTar } from './torch-bytes.js';

const ascii = (text: string) => Buffer.from(text, 'latin1');
const read = (instructions: string) => readTorch(torchArchive(pickle(ascii(instructions))));

test.for([
  ['0', "(dp0\nVa\np1\n(lp2\nI1\naL-2L\naF0.5\naI01\naNasS'b\\x01'\np3\n(I1\ntp4\ns."],
  [
    '1',
    '}q\x00(X\x01\x00\x00\x00aq\x01]q\x02(K\x01J\xfe\xff\xff\xffG?\xe0\x00\x00\x00\x00\x00\x00I01\nNeU\x02b\x01q\x03(K\x01tq\x04u.',
  ],
  [
    '4',
    '\x80\x04\x95\x00\x00\x00\x00\x00\x00\x00\x00}\x94(\x8c\x01a\x94]\x94(K\x01J\xfe\xff\xff\xffG?\xe0\x00\x00\x00\x00\x00\x00\x88Ne\x8c\x02b\x01\x94K\x01\x85\x94u.',
  ],
] as const)('a pickle of protocol %s is its values', async ([, bytes]) => {
  const values = new Map<string, unknown>([
    ['a', [1, -2, 0.5, true, null]],
    ['b\x01', [1]],
  ]);
  expect(await readTorch(torchArchive(ascii(bytes)))).toEqual(values);
});

test.for([
  ['0 and 1', 'L119547037146038801333356L\n.'],
  ['4', '\x80\x04\x95\x0d\x00\x00\x00\x00\x00\x00\x00\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.'],
])('a run of pickles of protocol %s is known by its magic number', async ([, magic = '']) => {
  const content = pickle(piece.tensor(piece.storage('Float', '0', 1), 0, [1], [1]));
  const count = Buffer.alloc(8);
  count.writeInt32LE(1);
  const file = Buffer.concat([
    ascii(magic),
    pickle(piece.integer(1001)),
    pickle(piece.dictionary({})),
    content,
    pickle(piece.list(piece.text('0'))),
    count,
    floats(3),
  ]);
  expect(await readTorch(file)).toEqual({ shape: [1], data: Float32Array.of(3) });
});

test('a tar archive of the first version gives its tensors', async () => {
  const content = pickle(piece.dictionary({ a: Buffer.concat([piece.text('7'), ascii('Q')]) }));
  const file = torchTar(content, floats(1, 2, 3, 4), { shape: [2, 2], strides: [1, 2] });
  expect(await readTorch(file)).toEqual(
    new Map([['a', { shape: [2, 2], data: Float32Array.of(1, 3, 2, 4) }]]),
  );
});

test('a deflated archive is read', async () => {
  const content = pickle(piece.tensor(piece.storage('Float', '0', 1), 0, [1], [1]));
  expect(await readTorch(torchArchive(content, { 0: floats(5) }, { level: 9 }))).toEqual({
    shape: [1],
    data: Float32Array.of(5),
  });
});

describe('NumPy', () => {
  const type = (name: string, order = '<') =>
    `cnumpy\ndtype\n(U\x02${name}K\x00K\x01tR(K\x03U\x01${order}NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb`;
  const array = (state: string, core = 'core') =>
    `cnumpy.${core}.multiarray\n_reconstruct\n(cnumpy\nndarray\n(K\x00tU\x01btR(K\x01${state}tb`;

  test.for(['core', '_core'])('arrays of numpy.%s are tensors', async (core) => {
    const rows = array(`(K\x02K\x02t${type('i2')}\x89U\x08\x01\x00\x02\x00\x03\x00\x04\x00`, core);
    expect(await read(rows)).toEqual({ shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) });
  });

  test('arrays by columns, and big-endian ones, are tensors in order', async () => {
    const columns = array(`(K\x02K\x02t${type('u2', '>')}\x88U\x08\x00\x01\x00\x02\x00\x03\x00\x04`);
    expect(await read(columns)).toEqual({ shape: [2, 2], data: Float32Array.of(1, 3, 2, 4) });
  });

  test('scalars are numbers', async () => {
    const content = `U\x08\x05${'\x00'.repeat(7)}`;
    expect(await read(`cnumpy.core.multiarray\nscalar\n(${type('i8')}${content}tR`)).toBe(5);
  });

  test('arrays keep their bytes for those who want no tensors', () => {
    const made = new NumpyArray('a');
    made.setState([1, [2], undefined, false, 'ab']);
    expect(made.bytes).toEqual(Uint8Array.of(97, 98));
  });

  test('arrays that hold too few bytes are damaged', async () => {
    await expect(read(array(`(K\x02t${type('i2')}\x89U\x02\x01\x00`))).rejects.toMatchObject({
      code: 'weights/malformed',
    });
  });
});
