import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { readCheckpoint } from '../../src/run/checkpoint.js';
import { runFiles } from '../../src/run/format.js';
import { liveTrainer } from '../../src/run/identity.js';
import { readMetrics } from '../../src/run/metrics-reader.js';
import { readResult } from '../../src/run/read.js';
import { ending, fakeTrainers, until } from './trainers.js';

const trainers = await fakeTrainers('kill');
const settings = { L2T_TEST_MILLISECONDS: '2', L2T_TEST_ITERATIONS_PER_EPOCH: '15' };
const kills = 20;

/** What a run has yielded, times aside. */
async function yieldOf(run: string) {
  const checkpoint = await readCheckpoint(join(run, runFiles.checkpoint));
  const { seconds: _, ...result } = { ...(await readResult(run)) };
  const { seconds: __, ...position } = { ...checkpoint?.snapshot.position };
  const records = (await readMetrics(join(run, runFiles.metrics))).filter(
    (record) => record.kind !== 'event',
  );
  return {
    result,
    position,
    progress: checkpoint?.progress,
    tensors: [...(checkpoint?.snapshot.tensors ?? [])],
    best: (await readFile(join(run, runFiles.best))).toString('base64'),
    metrics: records.map((record) => ({ ...record, time: 0, seconds: 0, imagesPerSecond: 0, memory: 0 })),
  };
}

test('a run killed twenty times at random moments ends bit for bit where the uninterrupted run ends', async () => {
  const changes = { epochs: 120, checkpointEvery: 0.02 };
  const [whole, broken] = await Promise.all([trainers.newFolder(changes), trainers.newFolder(changes)]);
  expect(await ending(trainers.spawn(whole, settings))).toMatchObject({ code: 0 });
  for (let killed = 0; killed < kills; killed++) {
    const child = trainers.spawn(broken, settings);
    const end = ending(child);
    // Every other kill waits for training to begin, so that however slow the machine is both are hit.
    if (killed % 2 === 0) await until(async () => (await liveTrainer(broken)) !== undefined);
    await delay(Math.random() * 250);
    child.kill('SIGKILL');
    expect(await end).toMatchObject({ code: 'SIGKILL' });
  }
  expect(await ending(trainers.spawn(broken, settings))).toMatchObject({ code: 0 });
  expect(await yieldOf(broken)).toEqual(await yieldOf(whole));
});
