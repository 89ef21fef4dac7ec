/** @file The weights of the best epoch are gone, damaged or of another epoch: training does not need them. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { runErrors } from '../../src/errors/run.js';
import { readBest, writeBest } from '../../src/run/folder/checkpoint.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { readResult } from '../../src/run/folder/read.js';
import { startTrainer } from '../../src/trainer/start.js';
import { fewImages, newRun } from '../run/example-run.js';
import { readMetrics } from '../run/read-metrics.js';
import { temporaryFolders } from '../temporary-folders.js';
import { ending, fakeTrainers, until } from './trainers.js';

const folder = temporaryFolders();
const trainers = await fakeTrainers('lost-best');

/** A run of three epochs that failed in its second. */
async function failedRun(): Promise<string> {
  const run = await trainers.newFolder({ epochs: 3 });
  await ending(trainers.spawn(run, { L2T_TEST_FAIL_AT: '14' }));
  return run;
}
const bestOf = (run: string) => join(run, runFiles.best);

test('a run whose best weights are gone is resumed, and the best of the epochs that come is kept', async () => {
  const run = await failedRun();
  await rm(bestOf(run));
  expect(await ending(trainers.spawn(run))).toMatchObject({ code: 0 });
  const [best, result] = [await readBest(bestOf(run)), await readResult(run)];
  expect(best?.epoch).toBeGreaterThan(1);
  expect(result?.bestEpoch).toBe(best?.epoch);
});

test('a run whose best weights are damaged is resumed', async () => {
  const run = await failedRun();
  await writeFile(bestOf(run), 'nonsense');
  expect(await ending(trainers.spawn(run))).toMatchObject({ code: 0 });
});

test('best weights that the system refuses to read are not given up', async () => {
  const run = await failedRun();
  await rm(bestOf(run));
  await mkdir(bestOf(run));
  expect((await ending(trainers.spawn(run))).said).toContain(
    runErrors.brokenCheckpoint(bestOf(run), undefined).message,
  );
});

test('a run whose best weights are of another epoch is resumed, and the log says what is lost', async () => {
  const run = await failedRun();
  await writeBest(bestOf(run), new Map([['theta', { shape: [1], data: Float32Array.of(1) }]]), 7);
  expect(await ending(trainers.spawn(run))).toMatchObject({ code: 0 });
  const log = await readFile(join(run, runFiles.log), 'utf8');
  expect(log).toContain(`run/best-lost: The weights of the best epoch so far, 1, are not in ${bestOf(run)}.`);
});

test('a run that is past its last epoch reports that epoch where the best weights are gone', async () => {
  const target = { network: 'vgg9', width: 1 / 16 } as const;
  const run = await createRun(
    folder(),
    newRun({ data: fewImages, target, engine: 'onnxruntime', epochs: 2, batchSize: 18 }),
  );
  const train = async () => {
    await startTrainer(run, { trainerFile: join(inject('product'), 'trainer.js') });
    await until(async () => (await readResult(run)) !== undefined);
    await until(async () =>
      readFile(join(run, runFiles.lock)).then(
        () => false,
        () => true,
      ),
    );
  };
  await train();
  for (const name of [runFiles.result, runFiles.best]) await rm(join(run, name));
  await train();
  const last = (await readMetrics(join(run, runFiles.metrics))).findLast((record) => record.kind === 'epoch');
  expect(await readResult(run)).toMatchObject({
    bestEpoch: 2,
    testAccuracy: last?.kind === 'epoch' ? last.testAccuracy : undefined,
    notes: expect.arrayContaining([expect.stringContaining('were lost')]),
  });
  expect((await readBest(bestOf(run)))?.epoch).toBe(2);
});
