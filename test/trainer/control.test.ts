import { existsSync, statSync, writeFileSync } from 'node:fs';
import { cp, readdir, readFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createMessageConnection } from 'vscode-jsonrpc/node';
import { connectToTrainer } from '../../src/run/control/client.js';
import { requests, type TrainerStatus } from '../../src/run/control/protocol.js';
import { readProgress } from '../../src/run/folder/checkpoint.js';
import { runFiles } from '../../src/run/folder/format.js';
import { protocolVersion } from '../../src/run/folder/version.js';
import { summarizeRun } from '../../src/run/overview/list.js';
import { liveTrainer } from '../../src/run/process/identity.js';
import { socketPath } from '../../src/run/process/private-folder.js';
import type { MetricsRecord } from '../../src/run/records/metrics.js';
import { readMetrics } from '../run/read-metrics.js';
import { ending, fakeTrainers, killIfThere, until, withClient } from './trainers.js';

const trainers = await fakeTrainers('control');
/** Far longer than any test. */
const long = { epochs: 100_000 };
const gone = (run: string) => until(async () => (await liveTrainer(run)) === undefined);

test('a trainer that is left alone finishes and leaves only what a finished run holds', async () => {
  const run = await trainers.newFolder({ epochs: 2 });
  await trainers.start(run);
  // The last thing that it does: before that it no longer answers, and still holds the folder.
  await until(() => !existsSync(join(run, runFiles.lock)));
  const { best, checkpoint, configuration, log, metrics, result } = runFiles;
  const left = [best, checkpoint, configuration, log, metrics, result];
  expect((await readdir(run)).toSorted()).toEqual(left.toSorted());
  expect(await summarizeRun(run)).toMatchObject({ state: 'finished', result: { iterations: 20 } });
});

test('a paused run stands still and goes on when it is resumed', async () => {
  const run = await trainers.newFolder(long);
  await trainers.start(run);
  await withClient(run, async (client) => {
    const paused = await client.pause();
    await delay(200);
    expect(await client.pause()).toEqual({ ...paused, state: 'paused' });
    const file = join(run, runFiles.metrics);
    await until(async () => (await readMetrics(file)).at(-1)?.iteration === paused.iteration);
    await until(async () => (await summarizeRun(run)).state === 'paused');
    expect(await client.resume()).toMatchObject({ state: 'training' });
    await until(async () => (await client.checkpoint()).iteration > paused.iteration);
    await client.stop();
  });
});

test('who comes while an iteration has the thread to itself is served after it', async () => {
  const run = await trainers.newFolder(long);
  await trainers.start(run, {
    L2T_TEST_ITERATIONS_PER_EPOCH: '1000000',
    L2T_TEST_MILLISECONDS: '300',
    L2T_TEST_BLOCKS: '1',
  });
  const file = join(run, runFiles.metrics);
  const newest = async () => (await readMetrics(file)).at(-1)?.iteration ?? 0;
  await until(async () => (await newest()) >= 2);
  const before = await newest();
  const paused = await withClient(run, async (client) => {
    const status = await client.pause();
    await client.stop();
    return status;
  });
  // One was under way, and the record of another may not have been written when it was looked at.
  expect(paused.iteration - before).toBeLessThanOrEqual(2);
});

test('a stopped run has a checkpoint of where it stopped, also when it was paused', async () => {
  const run = await trainers.newFolder({ ...long, checkpointEvery: 1000 });
  await trainers.start(run, { L2T_TEST_ITERATIONS_PER_EPOCH: '1000000' });
  const { iteration } = await withClient(run, async (client) => {
    await client.pause();
    return client.stop();
  });
  await gone(run);
  expect(await readProgress(join(run, runFiles.checkpoint))).toMatchObject({ iteration });
  expect(await summarizeRun(run)).toMatchObject({ state: 'stopped' });
});

test('a checkpoint can be asked for within an epoch', async () => {
  const run = await trainers.newFolder({ ...long, checkpointEvery: 1000 });
  await trainers.start(run, { L2T_TEST_ITERATIONS_PER_EPOCH: '1000000' });
  await withClient(run, async (client) => {
    await client.pause();
    const { iteration } = await client.checkpoint();
    expect(await readProgress(join(run, runFiles.checkpoint))).toMatchObject({ iteration });
    await client.stop();
  });
});

test('of one iteration there is one checkpoint, however often it is asked for', async () => {
  const run = await trainers.newFolder({ ...long, checkpointEvery: 1000 });
  await trainers.start(run, { L2T_TEST_ITERATIONS_PER_EPOCH: '1000000' });
  await withClient(run, async (client) => {
    await client.pause();
    await client.checkpoint();
    await client.checkpoint();
    await client.stop();
  });
  await gone(run);
  const records = await readMetrics(join(run, runFiles.metrics));
  const written = records.filter((record) => record.kind === 'event' && record.name === 'checkpoint');
  expect(written).toHaveLength(1);
});

test('within an epoch checkpoints are written by themselves', async () => {
  const run = await trainers.newFolder({ ...long, checkpointEvery: 0.05 });
  await trainers.start(run, { L2T_TEST_ITERATIONS_PER_EPOCH: '1000000' });
  const written = async () => (await readProgress(join(run, runFiles.checkpoint)))?.iteration ?? 0;
  await until(async () => (await written()) > 0);
  const first = await written();
  await until(async () => (await written()) > first);
  await withClient(run, (client) => client.stop());
});

test('saliency is answered between iterations', async () => {
  const run = await trainers.newFolder(long);
  await trainers.start(run);
  await withClient(run, async (client) => {
    const { iteration } = await client.pause();
    expect(await client.saliency({ pair: 0, images: [1] })).toMatchObject({ height: iteration });
    await client.stop();
  });
});

test('a subscriber is told of every record and every state, and of the end', async () => {
  const run = await trainers.newFolder({ epochs: 3 });
  await trainers.start(run, { L2T_TEST_MILLISECONDS: '20' });
  await withClient(run, async (client) => {
    const records: MetricsRecord[] = [];
    const states: TrainerStatus[] = [];
    await client.subscribe({
      onRecord: (record) => records.push(record),
      onState: (state) => states.push(state),
    });
    await client.pause();
    await client.resume();
    await client.closed;
    const known = await readMetrics(join(run, runFiles.metrics));
    expect(records).toEqual(known.slice(-records.length));
    expect(records.at(-1)).toMatchObject({ kind: 'event', name: 'finished' });
    expect(states.map(({ state }) => state)).toEqual(expect.arrayContaining(['paused', 'training']));
  });
});

test('a signal stops a trainer as a person would, and the run goes on from there', async () => {
  const run = await trainers.newFolder({ epochs: 30 });
  // So slow that it is not at its end before the signal comes, however late that is.
  const child = trainers.spawn(run, { L2T_TEST_MILLISECONDS: '50' });
  const end = ending(child);
  await until(async () => (await liveTrainer(run)) !== undefined);
  await withClient(run, (client) => client.checkpoint());
  child.kill('SIGTERM');
  expect(await end).toMatchObject({ code: 11 });
  expect(await summarizeRun(run)).toMatchObject({ state: 'stopped' });
  expect(await ending(trainers.spawn(run))).toMatchObject({ code: 0 });
});

test('who does not know the secret is refused', async () => {
  const run = await trainers.newFolder(long);
  await trainers.start(run);
  const socket = createConnection(await socketPath(run));
  const connection = createMessageConnection(socket, socket);
  connection.listen();
  const hello = connection.sendRequest(requests.hello, { protocolVersion, secret: '0'.repeat(64) });
  await expect(hello).rejects.toMatchObject({ data: { code: 'run/refused' } });
  await expect(connection.sendRequest(requests.stop)).rejects.toMatchObject({
    data: { code: 'run/refused' },
  });
  connection.dispose();
  await withClient(run, (client) => client.stop());
});

test.skipIf(process.platform === 'win32')('the secret can be read by its user only', async () => {
  const run = await trainers.newFolder(long);
  await trainers.start(run);
  expect(statSync(join(run, runFiles.secret)).mode & 0o777).toBe(0o600);
  await withClient(run, (client) => client.stop());
});

test('a copy of a live folder is not live and cannot be controlled', async () => {
  const run = await trainers.newFolder(long);
  await trainers.start(run);
  const copy = `${run}-copy`;
  await withClient(run, async (client) => {
    await client.pause();
    await until(async () => (await summarizeRun(run)).state === 'paused');
    await cp(run, copy, { recursive: true });
    expect(await summarizeRun(copy)).toMatchObject({ state: 'interrupted' });
    await expect(connectToTrainer(copy)).rejects.toMatchObject({ code: 'run/not-running' });
    await client.stop();
  });
});

test('a second trainer on the same folder is refused with the process of the first', async () => {
  const run = await trainers.newFolder(long);
  const pid = await trainers.start(run);
  await expect(trainers.start(run)).rejects.toMatchObject({ code: 'run/busy', exitCode: 8 });
  const { code, said } = await ending(trainers.spawn(run));
  expect(code).toBe(8);
  expect(said).toContain(String(pid));
  await withClient(run, (client) => client.stop());
});

test('a killed trainer leaves a run that is interrupted and can be resumed', async () => {
  const run = await trainers.newFolder(long);
  const pid = await trainers.start(run);
  await withClient(run, (client) => client.checkpoint());
  killIfThere(pid);
  await gone(run);
  expect(existsSync(join(run, runFiles.trainer))).toBe(true);
  expect(await summarizeRun(run)).toMatchObject({ state: 'interrupted' });
  await expect(connectToTrainer(run)).rejects.toMatchObject({ code: 'run/not-running' });
  await trainers.start(run);
  await withClient(run, (client) => client.stop());
});

test('a client of another protocol version is told so', async () => {
  const run = await trainers.newFolder(long);
  await trainers.start(run);
  const file = join(run, runFiles.trainer);
  const text = await readFile(file, 'utf8');
  writeFileSync(file, text.replace(`"protocolVersion": ${protocolVersion}`, '"protocolVersion": 99'));
  await expect(connectToTrainer(run)).rejects.toMatchObject({ code: 'run/other-protocol' });
  writeFileSync(file, text);
  await withClient(run, (client) => client.stop());
});

test('two runs that want one device train one after the other, and say for whom they wait', async () => {
  const [first, second] = [await trainers.newFolder(long), await trainers.newFolder({ epochs: 1 })];
  const settings = { L2T_TEST_DEVICE: `GPU of ${first}` };
  await trainers.start(first, settings);
  await withClient(first, (client) => client.checkpoint());
  await trainers.start(second, settings);
  await until(async () => (await summarizeRun(second)).state === 'waiting');
  const [event] = await readMetrics(join(second, runFiles.metrics));
  expect(event).toMatchObject({ name: 'waiting', detail: expect.stringContaining('GPU of') });
  await withClient(first, (client) => client.stop());
  await until(async () => (await summarizeRun(second)).state === 'finished');
});

test('a run can be stopped while it waits for a device', async () => {
  const [first, second] = [await trainers.newFolder(long), await trainers.newFolder(long)];
  const settings = { L2T_TEST_DEVICE: `GPU of ${first}` };
  await trainers.start(first, settings);
  await withClient(first, (client) => client.checkpoint());
  await trainers.start(second, settings);
  await until(async () => (await summarizeRun(second)).state === 'waiting');
  await withClient(second, (client) => client.stop());
  await gone(second);
  expect(await summarizeRun(second)).toMatchObject({ state: 'stopped' });
  await withClient(first, (client) => client.stop());
});

test('a run that waits for a device refuses at once to pause, to write a checkpoint and to show maps', async () => {
  const [first, second] = [await trainers.newFolder(long), await trainers.newFolder(long)];
  const settings = { L2T_TEST_DEVICE: `GPU of ${first}` };
  await trainers.start(first, settings);
  await withClient(first, (client) => client.checkpoint());
  await trainers.start(second, settings);
  await until(async () => (await summarizeRun(second)).state === 'waiting');
  await withClient(second, async (client) => {
    const refusal = { code: 'run/not-yet-training', message: expect.stringContaining(first) };
    await expect(client.pause()).rejects.toMatchObject(refusal);
    await expect(client.checkpoint()).rejects.toMatchObject(refusal);
    await expect(client.saliency({ pair: 0, images: [1] })).rejects.toMatchObject(refusal);
    await client.stop();
  });
  await withClient(first, (client) => client.stop());
});

test('what a client asked that has left before its turn is not done', async () => {
  const run = await trainers.newFolder(long);
  await trainers.start(run, { L2T_TEST_MILLISECONDS: '2000' });
  const file = join(run, runFiles.metrics);
  await until(async () => (await readMetrics(file)).length > 0);
  const client = await connectToTrainer(run);
  const pause = client.pause().catch((error) => error);
  await delay(100);
  client.dispose();
  await pause;
  await until(async () => (await readMetrics(file)).some(({ iteration }) => iteration === 2));
  const names = (await readMetrics(file)).map((record) => record.kind === 'event' && record.name);
  expect(names).not.toContain('paused');
  await withClient(run, (other) => other.stop());
});
