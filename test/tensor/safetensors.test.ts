import { describe, expect, test } from 'vitest';
import { filled, scalar } from '../../src/tensor/host-tensor.js';
import { isSafetensors, readSafetensors } from '../../src/tensor/safetensors.js';
import { writeSafetensors } from './safetensors-bytes.js';

const withCode = (code: string) => expect.objectContaining({ code: `weights/${code}` });

/** A file of this header, not padded, before these bytes. */
function fileOf(header: string, ...data: readonly number[]): Uint8Array {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(header)));
  return Buffer.concat([length, Buffer.from(header), Buffer.from(data)]);
}

function headerOf(bytes: Uint8Array): string {
  const length = Number(Buffer.from(bytes).readBigUInt64LE());
  return Buffer.from(bytes.subarray(8, 8 + length)).toString();
}

const tensors = new Map([
  ['z.weight', { shape: [2, 3], data: Float32Array.of(1, -2, 3.5, 4e-38, 5, Number.POSITIVE_INFINITY) }],
  ['a.bias', { shape: [1], data: Float32Array.of(0.1) }],
  ['10', scalar(-0)],
  ['empty', { shape: [0, 4], data: new Float32Array(0) }],
]);

describe('what is written', () => {
  test('is read again with the same names, order, shapes, numbers and metadata', () => {
    const read = readSafetensors(writeSafetensors(tensors, { epoch: '3' }));
    expect([[...read.tensors], read.metadata]).toEqual([[...tensors], { epoch: '3' }]);
  });

  test('is recognized by its first bytes', () => {
    expect(isSafetensors(writeSafetensors(tensors))).toBe(true);
  });

  test('is the same every time', () => {
    expect(writeSafetensors(tensors)).toEqual(writeSafetensors(tensors));
  });

  test('has its numbers at a multiple of eight bytes', () => {
    expect(Buffer.from(writeSafetensors(tensors, { text: 'ä' })).readBigUInt64LE() % 8n).toBe(0n);
  });

  test('has I64 where integers are asked for, before the float32', () => {
    const counted = new Map([
      ['a', scalar(0.5)],
      ['count', scalar(73216)],
    ]);
    const written = writeSafetensors(counted, {}, { integers: new Set(['count']) });
    expect(JSON.parse(headerOf(written))).toEqual({
      count: { dtype: 'I64', shape: [], data_offsets: [0, 8] },
      a: { dtype: 'F32', shape: [], data_offsets: [8, 12] },
    });
  });

  test('is only the part of a larger buffer that the tensor is', () => {
    const whole = Float32Array.of(1, 2, 3, 4);
    const part = new Map([['a', { shape: [2], data: whole.subarray(1, 3) }]]);
    expect(readSafetensors(writeSafetensors(part)).tensors).toEqual(part);
  });
});

test('a file that lies in a larger buffer is read in its place', () => {
  const written = writeSafetensors(tensors);
  const larger = Buffer.concat([Buffer.alloc(3, 1), written, Buffer.alloc(5, 1)]);
  expect(readSafetensors(larger.subarray(3, 3 + written.length)).tensors).toEqual(tensors);
});

test.for([
  ['F64', [0, 0, 0, 0, 0, 0, 0xf8, 0xbf], -1.5],
  ['F16', [0, 0xbe], -1.5],
  ['F16', [1, 0], 2 ** -24],
  ['F16', [0, 0x7c], Number.POSITIVE_INFINITY],
  ['BF16', [0xc0, 0xbf], -1.5],
  ['I64', [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], -2],
  ['I32', [0xfe, 0xff, 0xff, 0xff], -2],
  ['U8', [0xfe], 254],
] as const)('a tensor of type %s with bytes %j is read as float32', ([dtype, bytes, value]) => {
  const header = JSON.stringify({ a: { dtype, shape: [1], data_offsets: [0, bytes.length] } });
  const { tensors: read } = readSafetensors(fileOf(header, ...bytes));
  expect(read.get('a')).toEqual({ shape: [1], data: Float32Array.of(value) });
});

describe('a header is refused', () => {
  const entry = (shape: unknown, offsets: unknown, dtype = 'F32') => ({
    dtype,
    shape,
    data_offsets: offsets,
  });

  test.for<[string, unknown]>([
    ['that is not an object', [1]],
    ['with a shape of negative sizes', { a: entry([-1], [0, 4]) }],
    ['with a shape that its bytes do not hold', { a: entry([2], [0, 4]) }],
    ['with sizes whose product is not a number', { a: entry([1e15, 1e300, 0], [0, 0]) }],
    ['with offsets backwards', { a: entry([1], [4, 0]) }],
    ['with three offsets', { a: entry([1], [0, 4, 8]) }],
    ['with tensors that overlap', { a: entry([1], [0, 4]), b: entry([1], [2, 6]) }],
    ['with a gap between tensors', { a: entry([1], [0, 4]), b: entry([0], [5, 5]) }],
    ['with an entry that is null', { a: null }],
    ['with metadata that are not texts', { __metadata__: { epoch: 3 }, a: entry([1], [0, 4]) }],
    ['that leaves bytes over at the end', {}],
  ])('%s', ([, header]) => {
    expect(() => readSafetensors(fileOf(JSON.stringify(header), 0, 0, 0, 0))).toThrow(withCode('malformed'));
  });

  test('that is not JSON', () => {
    expect(() => readSafetensors(fileOf('{"a": '))).toThrow(withCode('malformed'));
  });

  test('that claims more bytes than the format allows', () => {
    const bytes = Buffer.alloc(100, 0xff);
    expect(() => readSafetensors(bytes)).toThrow(withCode('malformed'));
  });
});

test.for([0, 7, 20, -1])('a file cut after %i bytes is refused by its name', (length) => {
  const written = writeSafetensors(new Map([['a', filled([4], 1)]]));
  expect(() => readSafetensors(written.slice(0, length), 'best.safetensors')).toThrow(
    /^best\.safetensors ends too early/,
  );
});

test.for(['F8_E4M3', 'U16', 'U32', 'U64', 'F99'])('a tensor of the type %s is named with it', (dtype) => {
  const header = { odd: { dtype, shape: [1], data_offsets: [0, 4] } };
  expect(() => readSafetensors(fileOf(JSON.stringify(header), 0, 0, 0, 0))).toThrow(
    `the tensor odd is of the type ${dtype}, which is not supported`,
  );
});

describe('a header that asks for more than it can need is refused', () => {
  const entry = '{"dtype":"F32","shape":[],"data_offsets":[0,0]}';
  test.for<[string, string, string]>([
    [
      'with 400,000 names',
      `{${Array.from({ length: 400_000 }, (_, index) => `"${index}":${entry}`).join(',')}}`,
      'too-large',
    ],
    [
      'with a shape of millions of axes',
      `{"a":{"dtype":"F32","shape":[1${',1'.repeat(3_000_000)}]}}`,
      'too-large',
    ],
    ['that is nested deeply', `{"a":${'['.repeat(1_000_000)}`, 'malformed'],
  ])('%s', ([, json, code]) => {
    expect(() => readSafetensors(fileOf(json))).toThrow(withCode(code));
  });
});
