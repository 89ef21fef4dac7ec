/** @file Safetensors files are written and read piece by piece, since all of their bytes may be more than one array holds. */
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { replaceFile } from '../../src/run/folder/atomic.js';
import { readSafetensors, safetensorsPieces } from '../../src/tensor/safetensors.js';
import { readSafetensorsFile } from '../../src/tensor/safetensors-file.js';
import { temporaryFolders } from '../temporary-folders.js';
import { writeSafetensors } from './safetensors-bytes.js';

const folder = temporaryFolders();
const tensors = new Map([
  ['large', { shape: [100], data: Float32Array.from({ length: 100 }, (_, index) => index / 3) }],
  ['none', { shape: [0], data: new Float32Array() }],
  ['small', { shape: [], data: Float32Array.of(-0) }],
]);

/** A file of these tensors. */
async function written(): Promise<string> {
  const file = join(folder(), 'file.safetensors');
  await replaceFile(file, safetensorsPieces(tensors, { epoch: '3' }));
  return file;
}

test.each(['best', 'checkpoint'])(
  'a %s of an earlier version is written again with the same bytes',
  async (name) => {
    const bytes = readFileSync(join(import.meta.dirname, `../run/format-1/${name}.safetensors`));
    const { tensors, metadata } = readSafetensors(bytes);
    expect(Buffer.from(writeSafetensors(tensors, metadata)).equals(bytes)).toBe(true);
  },
);

test('what is written in pieces is what the pieces are together', async () => {
  expect(new Uint8Array(readFileSync(await written()))).toEqual(writeSafetensors(tensors, { epoch: '3' }));
});

test('no piece is larger than its tensor', () => {
  const [, ...pieces] = safetensorsPieces(tensors);
  expect(pieces.map(({ byteLength }) => byteLength)).toEqual([400, 0, 4]);
});

test('a tensor that is larger than what is read at once is read whole', async () => {
  expect(await readSafetensorsFile(await written(), 7)).toEqual({ tensors, metadata: { epoch: '3' } });
});

test.each([3, 20, 300])('a file that was cut after %i bytes is named', async (length) => {
  const file = await written();
  truncateSync(file, length);
  await expect(readSafetensorsFile(file)).rejects.toThrow(`${file} ends too early`);
});

test('a file that is no safetensors file is named', async () => {
  const file = join(folder(), 'file.safetensors');
  writeFileSync(file, 'this is a text');
  await expect(readSafetensorsFile(file)).rejects.toThrow(`${file} is damaged`);
});
