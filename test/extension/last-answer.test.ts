/** @file An answer about a run is kept as long as it holds. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { LastAnswer } from '../../src/extension/studio/last-answer.js';
import { runFiles } from '../../src/run/folder/format.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();

let folder: string;
let computed: number;
const compute = async () => ++computed;

beforeEach(async () => {
  folder = newFolder();
  computed = 0;
});

test('the same question about the same run is computed once', async () => {
  const last = new LastAnswer<number>();
  expect([await last.to(folder, { pair: 1 }, compute), await last.to(folder, { pair: 1 }, compute)]).toEqual([
    1, 1,
  ]);
});

test('another question is computed', async () => {
  const last = new LastAnswer<number>();
  await last.to(folder, { pair: 1 }, compute);
  expect(await last.to(folder, { pair: 2 }, compute)).toBe(2);
});

test('it is computed anew once the run has recorded more', async () => {
  const last = new LastAnswer<number>();
  await last.to(folder, { pair: 1 }, compute);
  await writeFile(join(folder, runFiles.metrics), '{}\n');
  expect(await last.to(folder, { pair: 1 }, compute)).toBe(2);
});

test('what failed is tried again', async () => {
  const last = new LastAnswer<number>();
  const failing = () => Promise.reject(new Error('no checkpoint'));
  await expect(last.to(folder, {}, failing)).rejects.toThrow('no checkpoint');
  expect(await last.to(folder, {}, compute)).toBe(1);
});

test('who asks again before the answer is there waits for the same one', async () => {
  const last = new LastAnswer<number>();
  const both = await Promise.all([last.to(folder, {}, compute), last.to(folder, {}, compute)]);
  expect(both).toEqual([1, 1]);
});

/** Computes until it is told to end; `begun` settles when it has begun. */
function endless() {
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const run = (signal: AbortSignal) =>
    new Promise<number>((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error('ended')));
      begin();
    });
  return { run, begun };
}

test('a new question ends the computation of the one before', async () => {
  const last = new LastAnswer<number>();
  const { run, begun } = endless();
  const first = expect(last.to(folder, { pair: 1 }, run)).rejects.toThrow('ended');
  await begun;
  expect(await last.to(folder, { pair: 2 }, compute)).toBe(1);
  await first;
  expect(await last.to(folder, { pair: 2 }, compute)).toBe(1);
});

test('what is being computed ends with its panel', async () => {
  const last = new LastAnswer<number>();
  const { run, begun } = endless();
  const answer = expect(last.to(folder, {}, run)).rejects.toThrow('ended');
  await begun;
  last.dispose();
  await answer;
});
