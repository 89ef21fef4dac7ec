/** @file Files that say that they are whole. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSafetensors, sealedPieces } from '../../src/tensor/safetensors.js';
import { readSafetensorsFile } from '../../src/tensor/safetensors-file.js';
import { temporaryFolders } from '../temporary-folders.js';
import { writeSafetensors } from './safetensors-bytes.js';

const newFolder = temporaryFolders();
const tensors = new Map([
  ['layer.weight', { shape: [2, 2], data: Float32Array.of(0.1, -0, 1e-45, 3.4e38) }],
  ['layer.bias', { shape: [2], data: Float32Array.of(1, 2) }],
  ['counter', { shape: [], data: Float32Array.of(5) }],
]);
const metadata = { epoch: '3', note: 'ä "quoted"' };
const bytesOf = () => Buffer.concat([...sealedPieces(tensors, metadata, { integers: new Set(['counter']) })]);

async function read(bytes: Uint8Array) {
  const file = join(newFolder(), 'a.safetensors');
  writeFileSync(file, bytes);
  const [inMemory, inPieces] = [() => readSafetensors(bytes, file), () => readSafetensorsFile(file, 3)];
  return { file, inMemory, inPieces };
}

test('a sealed file is read as it was written, and told to be sealed', async () => {
  const { inMemory, inPieces } = await read(bytesOf());
  const wanted = { tensors, metadata, sealed: true };
  expect(inMemory()).toEqual(wanted);
  expect(await inPieces()).toEqual(wanted);
});

test('the same input gives the same sealed bytes', () => {
  expect(bytesOf().equals(bytesOf())).toBe(true);
});

test('a file without a seal is read, and not told to be sealed', async () => {
  const { inMemory, inPieces } = await read(writeSafetensors(tensors, metadata));
  expect(inMemory().sealed).toBeUndefined();
  expect((await inPieces()).sealed).toBeUndefined();
});

test('no bit of a sealed file can be flipped but those of the name of its seal', async () => {
  const bytes = bytesOf();
  const name = bytes.indexOf('l2t_sha256');
  const taken: number[] = [];
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    try {
      if (readSafetensors(flipped).sealed) taken.push(bit);
      else if (bit >> 3 < name || bit >> 3 >= name + 'l2t_sha256'.length) taken.push(bit);
    } catch (error) {
      expect(error).toMatchObject({ code: expect.stringMatching(/^weights\//u) });
    }
  }
  expect(taken).toEqual([]);
});

test('a damaged file is named, in memory and in pieces', async () => {
  const bytes = bytesOf();
  bytes[bytes.length - 1] = 1;
  const { file, inMemory, inPieces } = await read(bytes);
  const named = { code: 'weights/damaged', message: expect.stringContaining(file) };
  expect(inMemory).toThrow(expect.objectContaining(named));
  await expect(inPieces()).rejects.toMatchObject(named);
});
