import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { HostTensor } from '../../src/tensor/host-tensor.js';
import { sharedFolder, sharedTest } from '../shared.js';
import { readTorch } from './read-torch.js';
import { floats, legacyTorchFile, pickle, piece, torchArchive } from './torch-bytes.js';

const official = sharedFolder('data', 'official', 'tinyimagenet-200-resnet32.pth.tar');
const at = (value: unknown, key: string): unknown => (value instanceof Map ? value.get(key) : undefined);
const withCode = (code: string) => expect.objectContaining({ code: `weights/${code}` });

describe('the published source network', () => {
  // Numbers by Python's own pickle and struct modules.
  sharedTest.for([
    [
      'conv1.weight',
      [16, 3, 3, 3],
      [0.728030800819397, 1.6283241510391235, 0.7651854753494263, -0.2487454116344452],
    ],
    [
      'blocks6.3.conv2.weight',
      [64, 64, 3, 3],
      [-0.004512621555477381, 0.013219797983765602, 0.04191839322447777, 0.08966593444347382],
    ],
    ['fc.bias', [200], [-0.03538899123668671, -0.09616956859827042, 0.1231919527053833, 0.17112624645233154]],
    ['bn1.num_batches_tracked', [], [73216]],
  ] as const)('gives %s as Python reads it', async ([name, shape, first]) => {
    const tensor = at(at(await readTorch(readFileSync(official)), 'state_dict'), name) as HostTensor;
    expect(tensor.shape).toEqual(shape);
    expect(Array.from(tensor.data.subarray(0, first.length))).toEqual(first);
  });

  sharedTest('keeps what its record says of it', async () => {
    const saved = await readTorch(readFileSync(official));
    expect([at(saved, 'epoch'), at(saved, 'best'), at(saved, 'num_classes')]).toEqual([104, 49.27, 200]);
  });

  sharedTest.for([14, 100, 5000, 30_000, 1_961_386])('is refused when cut after %i bytes', async (length) => {
    const cut = readFileSync(official).subarray(0, length);
    await expect(readTorch(cut)).rejects.toThrow(expect.objectContaining({ name: 'StudioError' }));
  });
});

sharedTest.for([
  ['cub200-train', 200, 4994, 1],
  ['cifar100-test', 100, 10_000, 0],
  ['stl10-val', 10, 500, 14],
  ['dog-train', 120, 10_800, 0],
] as const)('the split file %s is two plain arrays', async ([file, classCount, imageCount, firstImage]) => {
  const [classes, indices] = (await readTorch(
    readFileSync(sharedFolder('data', 'official', 'split', file)),
  )) as number[][];
  expect([classes?.length, indices?.length, indices?.[0]]).toEqual([classCount, imageCount, firstImage]);
});

sharedTest('every split file can be read', async () => {
  const folder = sharedFolder('data', 'official', 'split');
  for (const name of readdirSync(folder)) {
    expect(await readTorch(readFileSync(sharedFolder('data', 'official', 'split', name)))).toHaveLength(2);
  }
});

describe('tensors', () => {
  const matrix = floats(1, 2, 3, 4, 5, 6);
  const archiveOf = (offset: number, shape: readonly number[], strides: readonly number[]) =>
    torchArchive(pickle(piece.tensor(piece.storage('Float', '0', 6), offset, shape, strides)), { 0: matrix });

  test('lie in the zip form as they do in the older one', async () => {
    const content = pickle(
      piece.dictionary({ a: piece.tensor(piece.storage('Float', '0', 6), 0, [2, 3], [3, 1]) }),
    );
    const older = legacyTorchFile(content, { 0: { count: 6, bytes: matrix } });
    expect(await readTorch(torchArchive(content, { 0: matrix }))).toEqual(await readTorch(older));
  });

  test('that are transposed views come out row-major', async () => {
    expect(await readTorch(archiveOf(0, [3, 2], [1, 3]))).toEqual({
      shape: [3, 2],
      data: Float32Array.of(1, 4, 2, 5, 3, 6),
    });
  });

  test('that start inside their storage skip what lies before', async () => {
    expect(await readTorch(archiveOf(4, [2], [1]))).toEqual({ shape: [2], data: Float32Array.of(5, 6) });
  });

  test('that are parameters are their tensors', async () => {
    const parameter = piece.call(
      piece.global('torch._utils', '_rebuild_parameter'),
      piece.tensor(piece.storage('Float', '0', 1), 0, [], []),
      piece.none,
      piece.call(piece.global('collections', 'OrderedDict')),
    );
    expect(await readTorch(torchArchive(pickle(parameter), { 0: floats(7) }))).toEqual({
      shape: [],
      data: Float32Array.of(7),
    });
  });

  test.for([
    ['Double', [0, 0, 0, 0, 0, 0, 0xf8, 0xbf], -1.5],
    ['Half', [0, 0xbe], -1.5],
    ['BFloat16', [0xc0, 0xbf], -1.5],
    ['Long', [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], -2],
    ['Int', [0xfe, 0xff, 0xff, 0xff], -2],
    ['Short', [0xfe, 0xff], -2],
    ['Char', [0xfe], -2],
    ['Byte', [0xfe], 254],
    ['Bool', [1], 1],
  ] as const)('of type %s become float32', async ([type, bytes, value]) => {
    const content = pickle(piece.tensor(piece.storage(type, '0', 1), 0, [1], [1]));
    expect(await readTorch(torchArchive(content, { 0: Uint8Array.from(bytes) }))).toEqual({
      shape: [1],
      data: Float32Array.of(value),
    });
  });

  test('of a big-endian machine are read as its archive says', async () => {
    const content = pickle(piece.tensor(piece.storage('Short', '0', 1), 0, [1], [1]));
    const archive = torchArchive(content, { 0: Uint8Array.of(1, 2) }, { byteOrder: 'big' });
    expect(await readTorch(archive)).toEqual({ shape: [1], data: Float32Array.of(258) });
  });

  test('that reach beyond their storage are refused', async () => {
    await expect(readTorch(archiveOf(5, [2], [1]))).rejects.toThrow(withCode('malformed'));
  });

  test('that repeat a small storage beyond the size of the file are refused', async () => {
    await expect(readTorch(archiveOf(0, [100_000, 10_000], [0, 0]))).rejects.toThrow(withCode('too-large'));
  });

  test('whose shape the pickle changes after they were checked keep the shape that was checked', async () => {
    const memo = (index: number) => Buffer.from([0x71, index]);
    const recalled = (index: number) => Buffer.from([0x68, index]);
    const shape = Buffer.concat([piece.list(piece.integer(1)), memo(1)]);
    const tensor = piece.call(
      piece.global('torch._utils', '_rebuild_tensor_v2'),
      piece.storage('Float', '0', 6),
      piece.integer(0),
      shape,
      piece.tuple(piece.integer(0)),
    );
    const grown = Buffer.concat([recalled(1), piece.integer(2 ** 30), Buffer.from('a')]);
    expect(await readTorch(torchArchive(pickle(piece.tuple(tensor, grown)), { 0: matrix }))).toMatchObject([
      { shape: [1], data: Float32Array.of(1) },
      [1, 2 ** 30],
    ]);
  });

  test('whose storage has another size than declared are refused', async () => {
    const content = pickle(piece.tensor(piece.storage('Float', '0', 7), 0, [7], [1]));
    await expect(readTorch(torchArchive(content, { 0: matrix }))).rejects.toThrow(withCode('malformed'));
  });

  test('whose storage a file of the older form declares larger than the file are refused', async () => {
    const content = pickle(piece.tensor(piece.storage('Float', '0', 2 ** 30), 0, [1], [1]));
    const older = legacyTorchFile(content, { 0: { count: 2 ** 30, bytes: matrix } });
    await expect(readTorch(older)).rejects.toThrow(withCode('truncated'));
  });
});

test('numbers of every width and sign keep their value', async () => {
  const numbers = pickle(
    piece.tuple(
      piece.integer(-5),
      Uint8Array.of(0x4d, 0xff, 0xff),
      Uint8Array.of(0x8a, 1, 0xff),
      Uint8Array.of(0x8a, 0),
      Uint8Array.of(0x8a, 8, 0, 0, 0, 0, 0, 0, 0, 0x80),
      Uint8Array.of(0x47, 0xbf, 0xf8, 0, 0, 0, 0, 0, 0),
    ),
  );
  expect(await readTorch(torchArchive(numbers))).toEqual([-5, 65535, -1, 0, -(2n ** 63n), -1.5]);
});

test('an OrderedDict of Python 2, whose items are arguments, is a Map', async () => {
  const items = piece.list(piece.tuple(piece.text('a'), piece.integer(1)));
  const content = pickle(piece.call(piece.global('collections', 'OrderedDict'), items));
  expect(await readTorch(torchArchive(content))).toEqual(new Map([['a', 1]]));
});
