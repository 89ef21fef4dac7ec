/** @file Which engine a trainer is started for, so that it finds the libraries of that one. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeCheckpoint } from '../../src/run/folder/checkpoint.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { engineOfRun } from '../../src/trainer/engine-of-run.js';
import { newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';

const folder = temporaryFolders();
const automaticRun = () => createRun(folder(), newRun({ engine: 'auto' }));
const progress = { iteration: 1, epoch: 1, iterationsPerEpoch: 2, epochs: 2 };

test('a run that begins takes the engine that its experiment names', async () => {
  expect(await engineOfRun(await automaticRun())).toBe('auto');
});

test('a resumed run takes the engine that its checkpoint was computed with', async () => {
  const run = await automaticRun();
  const snapshot = { tensors: new Map(), position: { engine: 'onnxruntime-cuda' } };
  await writeCheckpoint(join(run, runFiles.checkpoint), { progress, snapshot });
  expect(await engineOfRun(run)).toBe('onnxruntime-cuda');
});

test('a broken checkpoint is left for the trainer to complain of', async () => {
  const run = await automaticRun();
  writeFileSync(join(run, runFiles.checkpoint), 'broken');
  expect(await engineOfRun(run)).toBe('auto');
});
