import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  readCheckpoint,
  readPosition,
  readProgress,
  writeCheckpoint,
} from '../../src/run/folder/checkpoint.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();
const progress = {
  iteration: 12,
  epoch: 2,
  iterationsPerEpoch: 10,
  epochs: 4,
  best: { epoch: 1, validationAccuracy: 1 / 3 },
};
const tensors = new Map([
  ['theta', { shape: [2, 2], data: Float32Array.of(0.1, -0, 1e-45, 3.4e38) }],
  ['counter', { shape: [], data: Float32Array.of(5) }],
]);
const snapshot = {
  tensors,
  position: { order: [3, 1, 2], sum: 0.1 + 0.2, nested: { text: 'ä', none: null } },
};

test('a checkpoint comes back bit for bit', async () => {
  const file = join(folder(), 'checkpoint');
  await writeCheckpoint(file, { progress, snapshot });
  expect(await readCheckpoint(file)).toEqual({ progress, snapshot });
});

test('the progress of a checkpoint is read without its tensors', async () => {
  const file = join(folder(), 'checkpoint');
  await writeCheckpoint(file, { progress, snapshot });
  expect(await readProgress(file)).toEqual(progress);
});

test('the position of a checkpoint is read without its tensors', async () => {
  const file = join(folder(), 'checkpoint');
  await writeCheckpoint(file, { progress, snapshot });
  expect(await readPosition(file)).toEqual(snapshot.position);
});

test('a checkpoint that is not there is none', async () => {
  expect(await readCheckpoint(join(folder(), 'none'))).toBeUndefined();
});

test('a file that is no checkpoint is named', async () => {
  const file = join(folder(), 'checkpoint');
  writeFileSync(file, 'nonsense');
  await expect(readCheckpoint(file)).rejects.toMatchObject({ code: 'run/broken-checkpoint' });
  await expect(readProgress(file)).rejects.toMatchObject({ code: 'run/broken-checkpoint' });
});
