/** The folder `format-1` was written by the first version and must be readable by every later one: never change it. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readBest, readCheckpoint } from '../../src/run/folder/checkpoint.js';
import { runFiles } from '../../src/run/folder/format.js';
import { readConfiguration, readResult } from '../../src/run/folder/read.js';
import { listRuns, summarizeRun } from '../../src/run/overview/list.js';
import { temporaryFolders } from '../temporary-folders.js';
import { readMetrics } from './read-metrics.js';

const run = fileURLToPath(new URL('format-1', import.meta.url));
const newFolder = temporaryFolders();

test('the configuration of format 1 is read', async () => {
  const { format, experiment } = await readConfiguration(run);
  expect([format, experiment.method, experiment.pairs.length, experiment.metaOptimizer.learningRate]).toEqual(
    [1, 'l2t-ww', 15, 0.01],
  );
});

test('the metrics of format 1 are read, events, iterations and epochs', async () => {
  const records = await readMetrics(join(run, runFiles.metrics));
  expect(records.map(({ kind }) => kind)).toEqual(['event', 'iteration', 'iteration', 'epoch', 'event']);
});

test('the checkpoint of format 1 is read, tensors and position', async () => {
  const checkpoint = await readCheckpoint(join(run, runFiles.checkpoint));
  expect(checkpoint?.progress).toMatchObject({ iteration: 200, epochs: 100, best: { epoch: 64 } });
  expect(checkpoint?.snapshot.tensors.get('where.0.bias')?.data[0]).toBeCloseTo(0.9578404, 6);
  expect(checkpoint?.snapshot.position).toMatchObject({ iteration: 200, engine: 'onnxruntime' });
});

test('the best weights of format 1 are read', async () => {
  expect(await readBest(join(run, runFiles.best))).toBeDefined();
});

test('the result of format 1 is read and listed', async () => {
  expect((await readResult(run))?.testAccuracy).toBeCloseTo(0.3111, 4);
  const runs = newFolder();
  cpSync(run, join(runs, 'copied'), { recursive: true });
  const [listed] = await listRuns([runs]);
  expect([listed?.state, listed?.result?.testImages]).toEqual(['finished', 495]);
});

test('reading a run of format 1 changes nothing in it', async () => {
  const before = readFileSync(join(run, runFiles.configuration), 'utf8');
  await summarizeRun(run);
  expect(readFileSync(join(run, runFiles.configuration), 'utf8')).toBe(before);
});
