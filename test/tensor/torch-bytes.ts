/** @file Hand-written PyTorch files for tests: the pickle's pieces by name, and the two forms of file around them. */
import { zipSync } from 'fflate';

const ascii = (text: string) => Buffer.from(text, 'latin1');
const join = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** Pieces of a pickle at protocol 2, each as bytes. */
export const piece = {
  none: ascii('N'),
  integer: (value: number) => join([ascii('J'), uint32(value >>> 0)]),
  text: (value: string) => join([ascii('X'), uint32(Buffer.byteLength(value)), Buffer.from(value)]),
  global: (module: string, name: string) => ascii(`c${module}\n${name}\n`),
  tuple: (...items: readonly Uint8Array[]) => join([ascii('('), ...items, ascii('t')]),
  list: (...items: readonly Uint8Array[]) => join([ascii(']('), ...items, ascii('e')]),
  dictionary: (entries: Readonly<Record<string, Uint8Array>>) =>
    join([
      ascii('}('),
      ...Object.entries(entries).flatMap(([key, value]) => [piece.text(key), value]),
      ascii('u'),
    ]),
  call: (callee: Uint8Array, ...values: readonly Uint8Array[]) =>
    join([callee, piece.tuple(...values), ascii('R')]),
  storage: (type: string, key: string, count: number) =>
    join([
      piece.tuple(
        piece.text('storage'),
        piece.global('torch', `${type}Storage`),
        piece.text(key),
        piece.text('cpu'),
        piece.integer(count),
      ),
      ascii('Q'),
    ]),
  tensor: (storage: Uint8Array, offset: number, shape: readonly number[], strides: readonly number[]) =>
    piece.call(
      piece.global('torch._utils', '_rebuild_tensor_v2'),
      storage,
      piece.integer(offset),
      piece.tuple(...shape.map(piece.integer)),
      piece.tuple(...strides.map(piece.integer)),
      ascii('\x89'),
      piece.call(piece.global('collections', 'OrderedDict')),
    ),
};

/** A whole pickle. */
export const pickle = (...parts: readonly Uint8Array[]) => join([ascii('\x80\x02'), ...parts, ascii('.')]);

/** The zip form; `data` holds the bytes of each storage by its key. */
export function torchArchive(
  content: Uint8Array,
  data: Readonly<Record<string, Uint8Array>> = {},
  { byteOrder = 'little', level = 0 }: { byteOrder?: string; level?: 0 | 9 } = {},
): Uint8Array {
  const storages = Object.entries(data).map(([key, bytes]) => [`archive/data/${key}`, bytes] as const);
  return zipSync(
    {
      'archive/data.pkl': content,
      'archive/byteorder': ascii(byteOrder),
      ...Object.fromEntries(storages),
      'archive/version': ascii('3\n'),
    },
    { level },
  );
}

/** The older form; every storage by its key with its count and its bytes. */
export function legacyTorchFile(
  content: Uint8Array,
  storages: Readonly<Record<string, { readonly count: number; readonly bytes: Uint8Array }>> = {},
): Uint8Array {
  const magic = Buffer.from('80028a0a6cfc9c46f9206aa850192e', 'hex');
  const behind = Object.values(storages).flatMap(({ count, bytes }) => {
    const length = Buffer.alloc(8);
    length.writeBigInt64LE(BigInt(count));
    return [length, bytes];
  });
  return join([
    magic,
    pickle(piece.integer(1001)),
    pickle(piece.dictionary({ little_endian: ascii('\x88') })),
    content,
    pickle(piece.list(...Object.keys(storages).map(piece.text))),
    ...behind,
  ]);
}

const int64 = (...values: readonly number[]) =>
  new Uint8Array(BigInt64Array.from(values.map((value) => BigInt(value))).buffer);

/** A tar archive of these files. */
export function tarArchive(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const parts = Object.entries(files).flatMap(([name, bytes]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0, 'latin1');
    header.write('0000644\0', 100, 'latin1');
    header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
    header.write('        0ustar  ', 148, 'latin1');
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return join([...parts, Buffer.alloc(1024)]);
}

/** The oldest form, with one storage of these numbers, and one tensor of it with this key, shape and strides. */
export function torchTar(
  content: Uint8Array,
  numbers: Uint8Array,
  { shape, strides }: { shape: readonly number[]; strides: readonly number[] },
): Uint8Array {
  const axes = Buffer.alloc(8);
  axes.writeInt32LE(shape.length);
  return tarArchive({
    sys_info: pickle(piece.dictionary({ protocol_version: piece.integer(1000) })),
    pickle: content,
    tensors: join([
      pickle(piece.integer(1)),
      pickle(piece.tuple(piece.integer(7), piece.integer(5), piece.global('torch', 'FloatTensor'))),
      axes,
      int64(...shape, ...strides, 0),
    ]),
    storages: join([
      pickle(piece.integer(1)),
      pickle(piece.tuple(piece.integer(5), piece.text('cpu'), piece.global('torch', 'FloatStorage'))),
      int64(numbers.length / 4),
      numbers,
      pickle(piece.list()),
    ]),
  });
}

/** The bytes of float32 numbers, little-endian. */
export const floats = (...values: readonly number[]) => new Uint8Array(Float32Array.from(values).buffer);
