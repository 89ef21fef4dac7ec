/** @file Which best weights a run that is taken up again goes on with. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readBest, writeBest, writeCheckpoint } from '../../src/run/folder/checkpoint.js';
import { runFiles } from '../../src/run/folder/format.js';
import { RunKeeper } from '../../src/trainer/keeper.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();
const weights = (value: number) => new Map([['theta', { shape: [1], data: Float32Array.of(value) }]]);
/** The iteration is that of the second epoch's end; the epoch that is the best so far is the first. */
const progress = { iteration: 20, epoch: 3, iterationsPerEpoch: 10, epochs: 4 };

/** A folder with the weights of these epochs, each of which has its number as value, and a checkpoint of best epoch 1. */
async function folderWith(best: number, aside?: number): Promise<string> {
  const folder = newFolder();
  const checkpoint = { progress: { ...progress, best: { epoch: 1, validationAccuracy: 0.5 } } };
  await writeCheckpoint(join(folder, runFiles.checkpoint), {
    ...checkpoint,
    snapshot: { tensors: weights(0), position: {} },
  });
  await writeBest(join(folder, runFiles.best), weights(best), best);
  if (aside !== undefined) await writeBest(join(folder, runFiles.nextBest), weights(aside), aside);
  return folder;
}

async function foundIn(folder: string): Promise<RunKeeper['found']> {
  const keeper = await RunKeeper.open(folder);
  await keeper.close();
  return keeper.found;
}

test('the weights of the epoch that the checkpoint names are the best ones', async () => {
  const { best, lost } = await foundIn(await folderWith(1));
  expect([best, lost]).toEqual([weights(1), undefined]);
});

test('weights aside that the checkpoint names are the best ones, and get their name', async () => {
  const folder = await folderWith(7, 1);
  expect((await foundIn(folder)).best).toEqual(weights(1));
  expect((await readBest(join(folder, runFiles.best)))?.epoch).toBe(1);
});

test('weights aside that no checkpoint names are removed, and the named ones stay the best', async () => {
  const folder = await folderWith(1, 2);
  expect((await foundIn(folder)).best).toEqual(weights(1));
  expect(existsSync(join(folder, runFiles.nextBest))).toBe(false);
});

test('weights of another epoch are not gone on with, and are told as lost', async () => {
  const { best, lost } = await foundIn(await folderWith(7));
  expect([best, lost?.code]).toEqual([undefined, 'run/best-lost']);
});
