/** @file MATLAB files that ask for much more than they hold. */
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readFileList } from '../../src/data/matlab-file-list.js';

function element(type: number, data: Uint8Array): Buffer {
  const tag = Buffer.alloc(8);
  tag.writeUInt32LE(type);
  tag.writeUInt32LE(data.length, 4);
  const padding = type === 15 ? 0 : (8 - (data.length % 8)) % 8;
  return Buffer.concat([tag, data, Buffer.alloc(padding)]);
}
const matlabFile = (...elements: readonly Uint8Array[]) => Buffer.concat([Buffer.alloc(128), ...elements]);
const compressed = (data: Uint8Array) => element(15, deflateSync(data));
const matrix = (kind: number, name: string, contents: readonly Uint8Array[]) =>
  element(
    14,
    Buffer.concat([
      element(6, Buffer.of(kind)),
      element(5, Buffer.alloc(8)),
      element(1, Buffer.from(name)),
      ...contents,
    ]),
  );
const list = (contents: readonly Uint8Array[]) => matrix(1, 'file_list', contents);
const text = (value: string) => matrix(4, '', [element(16, Buffer.from(value))]);

const refusal = expect.objectContaining({ code: 'data/malformed-list' });

test('twelve thousand names are read', () => {
  const names = Array.from({ length: 12_000 }, (_, index) => `n0208${index % 120}-Dog/n0208_${index}.jpg`);
  expect(readFileList(matlabFile(compressed(list(names.map(text)))), 'x.mat')).toEqual(names);
});

describe('are refused', () => {
  test.each([
    ['zeros that inflate a thousandfold', () => compressed(Buffer.alloc(200 * 1024 * 1024))],
    ['a list that was compressed twice', () => compressed(compressed(list([text('a/b')])))],
    ['millions of empty elements', () => compressed(Buffer.alloc(40 * 1024 * 1024))],
    ['a list of millions of elements', () => compressed(list([Buffer.alloc(30 * 1024 * 1024)]))],
  ])('%s', (_, content) => {
    expect(() => readFileList(matlabFile(content()), 'x.mat')).toThrow(refusal);
  });

  test('many elements that inflate to as much as one may', () => {
    const one = compressed(Buffer.alloc(900 * 1024));
    expect(() => readFileList(matlabFile(...Array.from({ length: 300 }, () => one)), 'x.mat')).toThrow(
      refusal,
    );
  });
});
