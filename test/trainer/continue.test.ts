/** @file A finished run is continued for more epochs: a new folder, the first one as it was, and rates that are told. */
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { planOf } from '../../src/cli/matrix/plan.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { readConfiguration, readResult } from '../../src/run/folder/read.js';
import { summarizeRun } from '../../src/run/overview/list.js';
import { continueRun } from '../../src/trainer/continue.js';
import { cosineRate } from '../../src/trainer/session/batches.js';
import { call, tinyExperiment } from '../cli/product.js';
import { newRun } from '../run/example-run.js';
import { readMetrics } from '../run/read-metrics.js';
import { temporaryFolders } from '../temporary-folders.js';
import { yieldOf } from './yield.js';

const newFolder = temporaryFolders();
const folder = newFolder();
let first: string;
let untouched: string;

/** Stands for every byte of a folder. */
const printOf = (run: string): string =>
  readdirSync(run)
    .sort()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(run, name)))
          .digest('hex')}`,
    )
    .join('\n');

const recordsOf = async (run: string) =>
  (await readMetrics(join(run, runFiles.metrics))).filter((record) => record.kind !== 'event');

beforeAll(async () => {
  const { output } = await call(['run', tinyExperiment(folder), '--json']);
  first = JSON.parse(output.trimEnd().split('\n').at(-1) ?? '').folder;
  untouched = printOf(first);
});

test('it goes on where the first run ended, which stays as it was', async () => {
  const { code, output } = await call(['continue', first, '--epochs', '3', '--json']);
  const run: string = JSON.parse(output.trimEnd().split('\n').at(-1) ?? '').folder;
  expect([code, printOf(first)]).toEqual([0, untouched]);
  const [before, after] = [await recordsOf(first), await recordsOf(run)];
  expect(after.slice(0, before.length)).toEqual(before);
  const rates = after.flatMap((record) => (record.kind === 'iteration' ? [record] : []));
  expect(rates.slice(before.filter(({ kind }) => kind === 'iteration').length)).toEqual(
    [2, 3, 4].map((epoch) =>
      expect.objectContaining({ epoch: epoch + 1, learningRate: cosineRate(0.1, epoch, 5) }),
    ),
  );
  const { id } = await readConfiguration(first);
  const { continuedFrom, experiment } = await readConfiguration(run);
  expect([experiment.epochs, continuedFrom]).toEqual([5, { id, run: basename(first), epochs: [2] }]);
  const result = await readResult(run);
  expect(result?.epochs).toBe(5);
  expect(result?.notes.join()).toMatch(
    /after its epoch 2\. .* those that come have the rates of a training of 5 epochs/u,
  );
});

test('continued twice alike, it ends bit for bit alike', async () => {
  const runs = await Promise.all([continueRun(first, 2), continueRun(first, 2)]);
  for (const run of runs) expect((await call(['resume', run, '--json'])).code).toBe(0);
  const [left, right] = await Promise.all(runs.map(yieldOf));
  expect(left).toEqual(right);
});

test('until it is trained it stands still and can be resumed, and says what it continues', async () => {
  const { output } = await call(['continue', first, '--epochs', '1', '--no-start', '--json']);
  const made: { folder: string; sentence: string } = JSON.parse(output);
  const summary = await summarizeRun(made.folder);
  expect([summary.state, summary.progress?.epoch, summary.progress?.epochs]).toEqual(['stopped', 2, 3]);
  expect(made.sentence).toContain('Continued from the run');
});

test('a run that continued another knows after which epochs it was continued', async () => {
  const second = await continueRun(first, 1);
  await call(['resume', second, '--json']);
  const third = await continueRun(second, 1);
  expect((await readConfiguration(third)).continuedFrom?.epochs).toEqual([2, 3]);
});

test('without its checkpoint it is not begun anew', async () => {
  const run = await continueRun(first, 1);
  for (const name of [runFiles.checkpoint, runFiles.best]) rmSync(join(run, name));
  const { code, output } = await call(['resume', run, '--json']);
  expect([code, output]).toEqual([7, expect.stringContaining('run/broken-checkpoint')]);
});

test('a run that is not finished is not continued', async () => {
  const run = await createRun(newFolder(), newRun());
  await expect(continueRun(run, 1)).rejects.toMatchObject({ code: 'run/not-finished' });
});

test('a run whose checkpoint is damaged is not continued, and nothing is left behind', async () => {
  const runs = newFolder();
  const copy = join(runs, 'copy');
  cpSync(first, copy, { recursive: true });
  const file = join(copy, runFiles.checkpoint);
  const bytes = readFileSync(file);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(file, bytes);
  await expect(continueRun(copy, 1)).rejects.toMatchObject({ code: 'run/broken-checkpoint' });
  expect(readdirSync(runs)).toEqual(['copy']);
});

test('a matrix that asks for as many epochs is not given a run that was continued to them', async () => {
  const run = await continueRun(first, 7);
  const { experiment } = await readConfiguration(run);
  const [planned] = await planOf([{ title: '', combination: {}, experiment }], join(folder, 'runs'));
  expect(planned?.known).toBeUndefined();
});
