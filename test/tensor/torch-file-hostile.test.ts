import { describe, expect, test } from 'vitest';
import { Placeholder } from '../../src/tensor/pickle-values.js';
import { readTorch } from './read-torch.js';
import { floats, legacyTorchFile, pickle, piece, tarArchive, torchArchive, torchTar } from './torch-bytes.js';

const withCode = (code: string) => expect.objectContaining({ code: `weights/${code}` });
const ascii = (text: string) => Buffer.from(text, 'latin1');
const repeat = (text: string, count: number) => ascii(text.repeat(count));

describe('what a file names', () => {
  test.for([
    ['os', 'system'],
    ['builtins', 'eval'],
    ['torch', 'load'],
    ['posix', 'system'],
  ])('%s.%s is a place for it, and nothing is run', async ([module = '', name = '']) => {
    const call = pickle(piece.call(piece.global(module, name), piece.text('echo harm')));
    expect(await readTorch(torchArchive(call))).toEqual(new Placeholder(`${module}.${name}`, ['echo harm']));
  });

  test('stays inert whatever is done to it', async () => {
    const name = piece.global('some.where', 'Thing');
    const content = pickle(
      name,
      ascii(')\x81'), // NEWOBJ
      ascii('}b'), // BUILD
      ascii('Na'), // APPEND
      ascii('(NNe'), // APPENDS
      ascii('NNs'), // SETITEM
      ascii('(NNu'), // SETITEMS
      ascii(')R'), // REDUCE
    );
    expect(await readTorch(torchArchive(content))).toBeInstanceOf(Placeholder);
  });

  test.for<[string, string]>([
    ['INST', '(ios\nsystem\n'],
    ['OBJ', '(cos\nsystem\no'],
    ['NEWOBJ_EX', 'cos\nsystem\n)}\x92'],
    ['EXT1', '\x82\x01'],
    ['STACK_GLOBAL', 'U\x02osU\x06system\x93)R'],
    ['copyreg._reconstructor', 'ccopy_reg\n_reconstructor\n(cos\nsystem\nc__builtin__\nobject\nNtR'],
  ])('by %s is a place as well', async ([, instructions]) => {
    expect(await readTorch(torchArchive(pickle(ascii(instructions))))).toBeInstanceOf(Placeholder);
  });
});

describe('a damaged file', () => {
  test.for([
    ['takes from an empty stack', [0x85]],
    ['recalls what it never remembered', [0x68, 9]],
    ['closes a tuple that it never opened', [0x74]],
    ['calls what is not a function', [0x4e, 0x29, 0x52]],
    ['sets attributes on a list', [0x5d, 0x7d, 0x62]],
    ['appends to nothing', [0x4e, 0x4e, 0x61]],
    ['writes an integer in letters', [...ascii('Iabc\n')]],
  ] as const)('whose pickle %s is refused', async ([, instructions]) => {
    const content = pickle(Uint8Array.from(instructions));
    await expect(readTorch(torchArchive(content))).rejects.toThrow(withCode('malformed'));
  });

  test('whose pickle holds an instruction that there is not is refused', async () => {
    await expect(readTorch(torchArchive(pickle(Uint8Array.of(0xff))))).rejects.toThrow(
      withCode('opcode-refused'),
    );
  });

  test('whose text claims to be longer than the file is refused', async () => {
    const content = pickle(Uint8Array.of(0x58, 0xff, 0xff, 0xff, 0xff));
    await expect(readTorch(torchArchive(content))).rejects.toThrow(withCode('truncated'));
  });

  test('whose archive is cut short is refused', async () => {
    const archive = torchArchive(pickle(piece.none));
    await expect(readTorch(archive.subarray(0, archive.length - 30))).rejects.toMatchObject({
      code: 'archive/incomplete',
    });
  });
});

describe('a file that asks for more than it can need is refused', () => {
  const list = (count: number) => Buffer.concat([ascii(']('), repeat('N', count), ascii('eq\x01')]);
  test.for<[string, Uint8Array]>([
    ['millions of dictionaries', repeat('}', 300_000)],
    ['millions of values', repeat('N', 4_100_000)],
    ['one value under millions of names', Buffer.concat([ascii('N'), repeat('\x94', 1_100_000)])],
    ['millions of marks', repeat('(', 4_100_000)],
    [
      'a long list copied 20,000 times',
      Buffer.concat([list(20_000), repeat('ccollections\nOrderedDict\nq\x02h\x01\x85R', 20_000)]),
    ],
    ['a list that doubles', Buffer.concat([ascii('N'), repeat('2\x86', 300_000)])],
    [
      'texts of a long text',
      Buffer.concat([
        piece.text('a'.repeat(1_000_000)),
        ascii('q\x01'),
        repeat('c_codecs\nencode\nh\x01\x85R', 200),
      ]),
    ],
  ])('%s', async ([, instructions]) => {
    await expect(readTorch(torchArchive(pickle(instructions)))).rejects.toThrow(withCode('too-large'));
  });

  test('an archive that inflates to a hundred times its size', async () => {
    const archive = torchArchive(pickle(piece.none), { 0: new Uint8Array(100_000_000) }, { level: 9 });
    await expect(readTorch(archive)).rejects.toThrow(withCode('too-large'));
  });

  test('but not one with an integer of a million digits, which is a place', async () => {
    const long = Buffer.concat([ascii('L'), repeat('9', 1_000_000), ascii('L\n')]);
    expect(await readTorch(torchArchive(pickle(long)))).toEqual(new Placeholder('int'));
  });
});

describe('a file that is something else is told as what it is', () => {
  test.for<[string, Uint8Array]>([
    ['empty', ascii('')],
    ['lfs-pointer', ascii('version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n')],
    ['web-page', ascii('\r\n  <!DOCTYPE html><html>')],
    ['web-page', ascii('<?xml version="1.0"?><Error>AccessDenied</Error>')],
    ['json', ascii('{"error": "not found"}')],
    ['gzip', Buffer.from('1f8b0800', 'hex')],
    ['compressed', Buffer.from('fd377a585a00', 'hex')],
    ['hdf5', Buffer.from('894844460d0a1a0a', 'hex')],
    ['numpy', Buffer.from('934e554d50590100', 'hex')],
    ['tensorflow', Buffer.from(`${'00'.repeat(64)}57fb808b247547db`, 'hex')],
    ['onnx', Buffer.from('080a1207707974', 'hex')],
    ['tar', tarArchive({ 'model.pth': ascii('x') })],
  ])('%s', async ([kind, bytes]) => {
    await expect(readTorch(bytes)).rejects.toThrow(withCode(`is-${kind}`));
  });

  test.for([
    ['torchscript', 'constants.pkl'],
    ['torchscript', 'code/__torch__.py'],
    ['pt2', 'archive_format'],
  ])('%s, by its entry %s', async ([kind, entry]) => {
    const { zipSync } = await import('fflate');
    const bytes = zipSync({ 'a/data.pkl': pickle(piece.none), [`a/${entry}`]: ascii('x') });
    await expect(readTorch(bytes)).rejects.toThrow(withCode(`is-${kind}`));
  });

  test('nothing that is known', async () => {
    await expect(readTorch(ascii('hello'))).rejects.toThrow(withCode('not-recognized'));
  });
});

const dictionary = pickle(
  piece.dictionary({
    a: piece.tensor(piece.storage('Float', '0', 2), 0, [2], [1]),
    b: Buffer.concat([piece.global('argparse', 'Namespace'), ascii(')\x81}b')]),
  }),
);
const inTar = pickle(piece.dictionary({ a: Buffer.concat([piece.text('7'), ascii('Q')]) }));

test.for<[string, Uint8Array]>([
  ['an archive', torchArchive(dictionary, { 0: floats(1, 2) })],
  ['a deflated archive', torchArchive(dictionary, { 0: floats(1, 2) }, { level: 9 })],
  ['a run of pickles', legacyTorchFile(dictionary, { 0: { count: 2, bytes: floats(1, 2) } })],
  ['a tar archive', torchTar(inTar, floats(1, 2), { shape: [2], strides: [1] })],
])('%s in which any single byte is another gives a value or a named error', async ([, good]) => {
  expect((await readTorch(good)) as Map<string, unknown>).toBeInstanceOf(Map);
  for (let index = 0; index < good.length; index++) {
    // Padding is tried once.
    for (const mask of good[index] === 0 ? [0xff] : [0xff, 1, 0x80]) {
      const changed = good.with(index, (good[index] ?? 0) ^ mask);
      await readTorch(changed).catch((error: unknown) => {
        expect(error).toMatchObject({ name: 'StudioError' });
      });
    }
  }
});
