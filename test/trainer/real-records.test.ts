/** @file What a real training of seconds records, and what it reports of that. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { readResult } from '../../src/run/folder/read.js';
import { summarizeRun } from '../../src/run/overview/list.js';
import { fewImages, newRun } from '../run/example-run.js';
import { readMetrics } from '../run/read-metrics.js';
import { temporaryFolders } from '../temporary-folders.js';
import { ending } from './trainers.js';

const folder = temporaryFolders();
const [learningRate, epochs] = [0.1, 6];

/** Trains on embedded images. */
async function trained(changes: { readonly rate?: number; readonly validationFraction?: number }) {
  const { rate = learningRate, validationFraction = 0.1 } = changes;
  const data = { ...fewImages, validationFraction, imagesPerClass: 4 };
  const target = { network: 'vgg9', width: 1 / 16 } as const;
  const optimizer = { learningRate: rate, momentum: 0.9, weightDecay: 0 };
  const training = newRun({ data, target, engine: 'onnxruntime', epochs, batchSize: 16, optimizer });
  const run = await createRun(folder(), training);
  await ending(spawn(process.execPath, [join(inject('product'), 'trainer.js'), run]));
  const records = await readMetrics(join(run, runFiles.metrics));
  return {
    iterations: records.filter((record) => record.kind === 'iteration'),
    ends: records.filter((record) => record.kind === 'epoch'),
    result: await readResult(run),
    failure: (await summarizeRun(run)).failure,
  };
}

let usual: Awaited<ReturnType<typeof trained>>;
beforeAll(async () => {
  usual = await trained({});
});

test('every iteration trains with the rate that the cosine has for its epoch', () => {
  const { iterations } = usual;
  expect(iterations.map((record) => record.learningRate)).toEqual(
    iterations.map(({ epoch }) => 0.5 * learningRate * (1 + Math.cos((Math.PI * (epoch - 1)) / epochs))),
  );
});

test('the training loss of an epoch is that of the images of this epoch alone', () => {
  const { iterations, ends } = usual;
  for (const { epoch, trainingLoss } of ends) {
    const own = iterations.filter((record) => record.epoch === epoch);
    const images = own.reduce((sum, record) => sum + record.images, 0);
    const loss = own.reduce((sum, record) => sum + record.trainingLoss * record.images, 0) / images;
    expect(trainingLoss / loss).toBeCloseTo(1, 12);
  }
});

test('what is reported is the first epoch with the best validation accuracy, and its test accuracy', () => {
  const { ends, result } = usual;
  const [best] = ends.toSorted((left, right) => right.validationAccuracy - left.validationAccuracy);
  expect(result).toMatchObject({ bestEpoch: best?.epoch, testAccuracy: best?.testAccuracy });
});

test('of equally good epochs the first is reported', async () => {
  // A few validation images are answered alike by weights that hardly move.
  const { ends, result } = await trained({ rate: 1e-12, validationFraction: 0.001 });
  const best = Math.max(...ends.map(({ validationAccuracy }) => validationAccuracy));
  const equal = ends.filter(({ validationAccuracy }) => validationAccuracy === best);
  expect(result?.bestEpoch).toBe(equal[0]?.epoch);
});

test('without validation images the last epoch is reported', async () => {
  const { result } = await trained({ validationFraction: 0 });
  expect(result?.bestEpoch).toBe(epochs);
});

test('a training that leaves the finite numbers ends, and says which loss was the first', async () => {
  const { failure } = await trained({ rate: 1e30 });
  expect(failure).toMatchObject({
    code: 'training/non-finite',
    message: expect.stringContaining('cross-entropy'),
  });
});
