import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readWholeFile } from '../../src/tensor/whole-file.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();

test('a file is read whole in pieces, the last one being smaller', async () => {
  const file = join(folder(), 'file');
  const content = Uint8Array.from({ length: 100 }, (_, index) => index);
  writeFileSync(file, content);
  expect(await readWholeFile(file, 7)).toEqual(content);
});

test('an empty file has no bytes', async () => {
  const file = join(folder(), 'file');
  writeFileSync(file, '');
  expect(await readWholeFile(file)).toHaveLength(0);
});

test('a folder is refused as the system refuses it', async () => {
  const home = folder();
  mkdirSync(join(home, 'inner'));
  await expect(readWholeFile(join(home, 'inner'))).rejects.toMatchObject({ code: 'EISDIR' });
});
