/** @file Bytes of a file, read in pieces. */
import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPart } from '../../src/tensor/read-part.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();
const content = Uint8Array.from({ length: 100 }, (_, index) => index);

async function partOf(bytes: Uint8Array, start: number, length: number): Promise<Uint8Array> {
  const file = join(folder(), 'file');
  writeFileSync(file, bytes);
  const handle = await open(file);
  try {
    return await readPart(handle, start, length, 7);
  } finally {
    await handle.close();
  }
}

test('a part is read in pieces, the last one being smaller', async () => {
  expect(await partOf(content, 10, 50)).toEqual(content.slice(10, 60));
});

test('where the file ends before, there are fewer bytes', async () => {
  expect(await partOf(content, 90, 50)).toEqual(content.slice(90));
});

test('an empty file has no bytes', async () => {
  expect(await partOf(new Uint8Array(0), 0, 8)).toHaveLength(0);
});
