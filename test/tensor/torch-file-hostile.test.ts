import { describe, expect, test } from 'vitest';
import { readTorchFile } from '../../src/tensor/torch-file.js';
import { legacyTorchFile, pickle, piece, torchArchive } from './torch-bytes.js';

const withCode = (code: string) => expect.objectContaining({ code: `weights/${code}` });

describe('a hostile or damaged file', () => {
  test.for([
    ['os', 'system'],
    ['builtins', 'eval'],
    ['torch', 'load'],
    ['posix', 'system'],
    ['torch', 'UntypedStorage'],
  ])('that names %s.%s is refused by that name', ([module = '', name = '']) => {
    const call = pickle(piece.call(piece.global(module, name), piece.text('echo harm')));
    expect(() => readTorchFile(torchArchive(call), 'a.pth')).toThrow(
      `a.pth asks for the Python object ${module}.${name},`,
    );
  });

  test('that names a global by the stack is refused by name too', () => {
    const call = pickle(piece.text('os'), piece.text('system'), Buffer.of(0x93));
    expect(() => readTorchFile(legacyTorchFile(call))).toThrow('os.system');
  });

  test('whose pickle uses an instruction for objects is refused', () => {
    const instance = pickle(Buffer.from('(ios\nsystem\n'));
    expect(() => readTorchFile(torchArchive(instance))).toThrow(withCode('opcode-refused'));
  });

  test.for([
    ['takes from an empty stack', [0x85]],
    ['recalls what it never remembered', [0x68, 9]],
    ['closes a tuple that it never opened', [0x74]],
    ['calls what is not a function', [0x4e, 0x29, 0x52]],
    ['calls a type', [...Buffer.from('ctorch\nFloatStorage\n'), 0x29, 0x52]],
    ['sets attributes on a list', [0x5d, 0x7d, 0x62]],
    ['appends to nothing', [0x4e, 0x4e, 0x61]],
  ] as const)('whose pickle %s is refused', ([, instructions]) => {
    const content = pickle(Uint8Array.from(instructions));
    expect(() => readTorchFile(torchArchive(content))).toThrow(withCode('malformed'));
  });

  test('whose text claims to be longer than the file is refused', () => {
    const content = pickle(Uint8Array.of(0x58, 0xff, 0xff, 0xff, 0xff));
    expect(() => readTorchFile(torchArchive(content))).toThrow(withCode('truncated'));
  });

  test('whose archive is compressed is refused', () => {
    const content = pickle(piece.text('a'.repeat(100_000)));
    expect(() => readTorchFile(torchArchive(content, {}, { level: 9 }))).toThrow(withCode('compressed'));
  });

  test('whose archive is cut short is refused', () => {
    const archive = torchArchive(pickle(piece.none));
    expect(() => readTorchFile(archive.subarray(0, archive.length - 30))).toThrow(withCode('malformed'));
  });

  test('that is something else is refused', () => {
    expect(() => readTorchFile(Buffer.from('<html>'))).toThrow(withCode('not-recognized'));
  });
});
