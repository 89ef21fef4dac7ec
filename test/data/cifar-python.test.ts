/** @file CIFAR's Python version, from pickles written by hand as Python 2 and Python 3 write them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCifar10 } from '../../src/data/readers/cifar10.js';
import { readCifar100 } from '../../src/data/readers/cifar100.js';
import { readPythonFile } from '../../src/data/readers/python-pickle.js';
import { StudioError } from '../../src/errors/studio-error.js';
import { folderWith } from './folders.js';

const text = (value: string) => Buffer.concat([Buffer.of(0x55, value.length), Buffer.from(value)]);
const number = (value: number) => {
  const bytes = Buffer.alloc(5);
  bytes[0] = 0x4a;
  bytes.writeInt32LE(value, 1);
  return bytes;
};
const long = (opcode: string, value: Uint8Array) => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(value.length);
  return Buffer.concat([Buffer.from(opcode), length, value]);
};
const list = (items: readonly Uint8Array[]) =>
  Buffer.concat([Buffer.from('](', 'latin1'), ...items, Buffer.from('e')]);
/** Rows as NumPy pickles them; `bytes` is the opcode for their bytes: of Python 2 `T`, of Python 3 `B`. */
function array(rows: readonly Uint8Array[], bytes: string, type = 'u1', byColumns = false): Buffer {
  const reconstruct = 'cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\n';
  return Buffer.concat([
    Buffer.from(`${reconstruct}K\0\x85`, 'latin1'),
    text('b'),
    Buffer.from('\x87R(K\x01', 'latin1'),
    number(rows.length),
    number(3072),
    Buffer.from('\x86cnumpy\ndtype\n', 'latin1'),
    text(type),
    Buffer.from('K\0K\x01\x87R(K\x03', 'latin1'),
    text('|'),
    Buffer.from(`NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\0tb${byColumns ? '\x88' : '\x89'}`, 'latin1'),
    long(bytes, Buffer.concat(rows)),
    Buffer.from('tb', 'latin1'),
  ]);
}
const dictionary = (entries: readonly (readonly [string, Uint8Array])[]) =>
  Buffer.concat([
    Buffer.from('\x80\x02}(', 'latin1'),
    ...entries.flatMap(([key, value]) => [text(key), value]),
    Buffer.from('u.'),
  ]);

/** Planes of one value each. */
const image = (red: number, green: number, blue: number) =>
  Buffer.concat([red, green, blue].map((value) => Buffer.alloc(1024, value)));
const batch = (labels: readonly number[], bytes = 'T') =>
  dictionary([
    ['batch_label', text('training batch 1 of 5')],
    ['labels', list(labels.map(number))],
    [
      'data',
      array(
        labels.map((label) => image(label, 100 + label, 200 + label)),
        bytes,
      ),
    ],
    ['filenames', list(labels.map((label) => text(`${label}.png`)))],
  ]);
/** In protocol 0, as the official file. */
const meta = `(dp1\nS'num_cases_per_batch'\np2\nI10000\nsS'label_names'\np3\n(lp4\nS'airplane'\np5\naS'automobile'\np6\nas.`;

describe('CIFAR-10', () => {
  test.each(['T', 'B'])('is read as the binary version is, with bytes by the opcode %s', async (bytes) => {
    const python = await readCifar10(
      await folderWith({
        'cifar-10-batches-py/batches.meta': meta,
        'cifar-10-batches-py/data_batch_1': batch([1, 0], bytes),
        'cifar-10-batches-py/data_batch_3': batch([1], bytes),
        'cifar-10-batches-py/test_batch': batch([0], bytes),
      }),
    );
    const record = (label: number) =>
      Buffer.concat([Buffer.of(label), image(label, 100 + label, 200 + label)]);
    const binary = await readCifar10(
      await folderWith({
        'batches.meta.txt': 'airplane\nautomobile\n',
        'data_batch_1.bin': Buffer.concat([record(1), record(0)]),
        'data_batch_3.bin': record(1),
        'test_batch.bin': record(0),
      }),
    );
    expect(python).toEqual(binary);
  });

  test.each([
    ['a pickle of something else', () => Buffer.from('\x80\x02].', 'latin1')],
    ['text', () => Buffer.from('no pickle')],
    [
      'other numbers',
      () =>
        dictionary([
          ['labels', list([number(0)])],
          ['data', array([image(1, 2, 3)], 'T', 'i1')],
        ]),
    ],
    [
      'columns',
      () =>
        dictionary([
          ['labels', list([number(0)])],
          ['data', array([image(1, 2, 3)], 'T', 'u1', true)],
        ]),
    ],
    ['a call', () => Buffer.from("cos\nsystem\n(S'touch /tmp/no'\ntR.", 'latin1')],
  ])('%s is no such file', async (_, contents) => {
    const folder = await folderWith({ 'batches.meta': meta, test_batch: contents() });
    await expect(readCifar10(folder)).rejects.toMatchObject({ code: 'data/python-file' });
  });

  test('a label that is no class is named', async () => {
    const folder = await folderWith({ 'batches.meta': meta, test_batch: batch([2]) });
    await expect(readCifar10(folder)).rejects.toMatchObject({ code: 'data/wrong-label' });
  });
});

test('CIFAR-100 is read with its fine labels', async () => {
  const part = (label: number) =>
    dictionary([
      ['fine_labels', list([number(label)])],
      ['coarse_labels', list([number(7)])],
      ['data', array([image(1, 2, 3)], 'T')],
    ]);
  const names = (prefix: string) => list([0, 1, 2].map((index) => text(`${prefix}${index}`)));
  const folder = await folderWith({
    'cifar-100-python/meta': dictionary([
      ['coarse_label_names', names('c')],
      ['fine_label_names', names('f')],
    ]),
    'cifar-100-python/train': part(2),
    'cifar-100-python/test': part(1),
  });
  const found = await readCifar100(folder);
  expect(found.classes).toEqual(['f0', 'f1', 'f2']);
  expect([found.train.samples[0]?.label, found.test?.samples[0]?.label]).toEqual([2, 1]);
  expect([...(found.train.block?.pixels.subarray(0, 3) ?? [])]).toEqual([1, 2, 3]);
});

test('whatever is changed in a file, it is read or refused by name', () => {
  const whole = batch([1, 0]);
  const change = fc.record({ place: fc.nat(whole.length - 1), value: fc.nat(255) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.nat(whole.length), (changes, end) => {
      const bytes = Buffer.from(whole);
      for (const { place, value } of changes) bytes[place % 3 === 0 ? place : place % 250] = value;
      const cut = end % 4 === 0 ? bytes.subarray(0, end) : bytes;
      try {
        readPythonFile(cut, 'batch');
      } catch (thrown) {
        if (!(thrown instanceof StudioError) || thrown.code !== 'data/python-file') throw thrown;
        if (thrown.cause !== undefined && !(thrown.cause instanceof StudioError)) throw thrown.cause;
      }
    }),
    { numRuns: 500 },
  );
});
