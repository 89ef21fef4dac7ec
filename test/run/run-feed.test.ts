import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { RunFeed } from '../../src/run/overview/run-feed.js';
import { liveTrainer } from '../../src/run/process/identity.js';
import { iteration } from '../cli/records.js';
import { temporaryFolders } from '../temporary-folders.js';
import { fakeTrainers, until, withClient } from '../trainer/trainers.js';
import { newRun } from './example-run.js';
import { readMetrics } from './read-metrics.js';

const folder = temporaryFolders();
const trainers = await fakeTrainers('run-feed');
const feeds: RunFeed[] = [];
const eventually = { timeout: 60_000 };
const slow = { L2T_TEST_MILLISECONDS: '20' };
const long = { epochs: 100_000, checkpointEvery: 0.1 };

afterEach(() => {
  for (const feed of feeds.splice(0)) feed.dispose();
});

function feedOf(run: string, onDamage: (lines: number) => void = () => undefined): RunFeed {
  const feed = new RunFeed(run, onDamage);
  feeds.push(feed);
  return feed;
}

/** What a listener that does as it is told holds: the iterations since the last restart. */
function follower(feed: RunFeed) {
  const state = { iterations: [] as number[], parts: 0, restarts: 0, complete: false };
  const end = feed.subscribe((records, restarted, more) => {
    if (restarted) {
      state.iterations = [];
      state.restarts += 1;
    }
    state.parts += 1;
    state.complete = !more;
    for (const record of records) if (record.kind === 'iteration') state.iterations.push(record.iteration);
  });
  return { state, end };
}

const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${JSON.stringify(iteration(from + index))}\n`).join(
    '',
  );
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

async function runWith(text: string): Promise<string> {
  const run = await createRun(folder(), newRun());
  writeFileSync(join(run, runFiles.metrics), text);
  return run;
}

test('a listener of a run without records is told so', async () => {
  const { state } = follower(feedOf(await createRun(folder(), newRun())));
  await expect.poll(() => state, eventually).toMatchObject({ complete: true, restarts: 1, iterations: [] });
});

test('a long run comes in parts, the last of which says that it is the last', async () => {
  const { state } = follower(feedOf(await runWith(lines(1, 30_000))));
  await expect.poll(() => state.complete, eventually).toBe(true);
  expect(state.iterations).toEqual(upTo(30_000));
  expect(state).toMatchObject({ restarts: 1 });
  expect(state.parts).toBeGreaterThan(1);
});

test('damaged lines are told once, however many listen, and the records around them come', async () => {
  const told: number[] = [];
  const damaged = `${JSON.stringify({ ...iteration(2), pairLosses: null })}\n`;
  const run = await runWith(lines(1, 1) + damaged + damaged + lines(3, 3));
  const feed = feedOf(run, (count) => told.push(count));
  const [first, second] = [follower(feed), follower(feed)];
  await expect.poll(() => [first.state.complete, second.state.complete], eventually).toEqual([true, true]);
  appendFileSync(join(run, runFiles.metrics), damaged + lines(4, 4));
  await expect.poll(() => second.state.iterations, eventually).toEqual([1, 3, 4]);
  expect(told).toEqual([2]);
});

test('the last part is announced also where half a line follows it', async () => {
  const { state } = follower(feedOf(await runWith(lines(1, 30_000) + lines(30_001, 30_001).slice(0, 40))));
  await expect.poll(() => state.complete, eventually).toBe(true);
  expect(state.iterations).toHaveLength(30_000);
});

test('what is recorded later follows, and a late listener gets what an early one got', async () => {
  const run = await runWith(lines(1, 3));
  const feed = feedOf(run);
  const early = follower(feed);
  await expect.poll(() => early.state.iterations, eventually).toEqual(upTo(3));
  appendFileSync(join(run, runFiles.metrics), lines(4, 5));
  const late = follower(feed);
  await expect
    .poll(() => [early.state.iterations, late.state.iterations], eventually)
    .toEqual([upTo(5), upTo(5)]);
  expect(early.state.restarts).toBe(1);
});

test('who does not listen any more is told nothing more', async () => {
  const run = await runWith(lines(1, 1));
  const feed = feedOf(run);
  const [left, stays] = [follower(feed), follower(feed)];
  await expect.poll(() => left.state.iterations, eventually).toEqual([1]);
  left.end();
  appendFileSync(join(run, runFiles.metrics), lines(2, 2));
  await expect.poll(() => stays.state.iterations, eventually).toEqual([1, 2]);
  expect(left.state.iterations).toEqual([1]);
});

test('the status is that of the trainer, as soon as one lives and until it ends', async () => {
  const run = await trainers.newFolder(long);
  const feed = feedOf(run);
  const told: (string | undefined)[] = [];
  feed.onStatus((status) => told.push(status?.state));
  await trainers.start(run, slow);
  await expect.poll(() => feed.status?.state, eventually).toBe('training');
  await withClient(run, (client) => client.pause());
  await expect.poll(() => feed.status?.state, eventually).toBe('paused');
  await withClient(run, (client) => client.stop());
  await expect.poll(() => feed.status, eventually).toBeUndefined();
  expect(told).toEqual(expect.arrayContaining(['training', 'paused', undefined]));
});

test('a resumed run that cut its metrics is told from the beginning', async () => {
  const run = await trainers.newFolder(long);
  const { state } = follower(feedOf(run));
  const pid = await trainers.start(run, { ...slow, L2T_TEST_ITERATIONS_PER_EPOCH: '1000000' });
  await until(() => state.iterations.length > 20);
  process.kill(pid, 'SIGKILL');
  await until(async () => (await liveTrainer(run)) === undefined);
  // Iterations that no checkpoint knows: a killed trainer leaves some, here there are so many for sure.
  const last = (await readMetrics(join(run, runFiles.metrics))).at(-1)?.iteration ?? 0;
  appendFileSync(join(run, runFiles.metrics), `\n${lines(last + 1, last + 500)}`);
  await expect.poll(() => state.iterations.at(-1), eventually).toBe(last + 500);
  await trainers.start(run, { ...slow, L2T_TEST_ITERATIONS_PER_EPOCH: '1000000' });
  await expect.poll(() => state.restarts, eventually).toBe(2);
  await withClient(run, (client) => client.stop());
  const recorded = (await readMetrics(join(run, runFiles.metrics))).filter(
    ({ kind }) => kind === 'iteration',
  );
  await expect.poll(() => state.iterations, eventually).toEqual(recorded.map((record) => record.iteration));
});
