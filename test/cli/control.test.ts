/** @file Ctrl-C, pausing, stopping and resuming, with a trainer that trains for real. */
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { stopApart } from '../../src/cli/watch/stop-apart.js';
import { createRun } from '../../src/run/folder/create.js';
import { listRuns, summarizeRun } from '../../src/run/overview/list.js';
import { newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';
import { killIfThere } from '../trainer/trainers.js';
import { answerOf, call, cli, start, tinyExperiment, untilSaid } from './product.js';

const newFolder = temporaryFolders();
const runsFolders: string[] = [];

afterAll(async () => {
  for (const { pid } of await listRuns(runsFolders)) if (pid !== undefined) killIfThere(pid);
});

function endless(): string {
  const file = tinyExperiment(newFolder(), { epochs: 10_000 });
  runsFolders.push(join(dirname(file), 'runs'));
  return file;
}

async function startDetached(): Promise<string> {
  const { output } = await call(['run', endless(), '--detach', '--json']);
  return JSON.parse(output).folder;
}

async function stateOf(folder: string): Promise<string> {
  return (await summarizeRun(folder)).state;
}

test('Ctrl-C stops with a checkpoint and says how to go on, and going on ends the run', async () => {
  // What is printed may be a quarter of a second old: a quick machine trains a dozen epochs in that time.
  const file = tinyExperiment(newFolder(), { epochs: 30 });
  const running = start(['run', file]);
  const answer = answerOf(running);
  await untilSaid(running, 'epoch  1 of 30');
  running.kill('SIGINT');
  const stopped = await answer;
  const [, folder = ''] = /\nGo on with: .* resume (.*)\n/.exec(stopped.output) ?? [];
  expect([stopped.code, stopped.output]).toEqual([
    11,
    expect.stringMatching(/\nStopped after iteration \d+, in epoch \d+; its checkpoint is written\.\n/),
  ]);
  const resumed = await call(['resume', folder]);
  expect([resumed.code, resumed.output]).toEqual([0, expect.stringContaining('epoch 30 of 30')]);
});

test('a run whose folder is deleted ends its trainer and says in one sentence what happened', async () => {
  const file = endless();
  const running = start(['run', file, '--json']);
  const answer = answerOf(running);
  await untilSaid(running, '"kind":"epoch"');
  const runs = join(dirname(file), 'runs');
  for (const name of readdirSync(runs)) rmSync(join(runs, name), { recursive: true, maxRetries: 5 });
  const { code, output } = await answer;
  expect([code, JSON.parse(output.trim().split('\n').at(-1) ?? '')]).toMatchObject([
    7,
    { error: { code: 'run/folder-removed' } },
  ]);
  expect(readdirSync(runs)).toEqual([]);
});

test('a hang-up of the terminal stops the run as well', async () => {
  const running = start(['run', endless()]);
  const answer = answerOf(running);
  await untilSaid(running, 'epoch ');
  running.kill('SIGHUP');
  expect((await answer).code).toBe(11);
});

test('a hang-up stops the run also when the terminal takes no more output', async () => {
  const file = endless();
  const running = start(['run', file]);
  const answer = answerOf(running);
  await untilSaid(running, 'epoch ');
  running.stdout?.destroy();
  await delay(200);
  running.kill('SIGHUP');
  const [run] = await listRuns([join(dirname(file), 'runs')]);
  expect([(await answer).code, run && (await stateOf(run.folder))]).toEqual([11, 'stopped']);
});

test('a reader that leaves early leaves the run running', async () => {
  const file = endless();
  const running = start(['run', file]);
  const answer = answerOf(running);
  await untilSaid(running, 'epoch ');
  running.stdout?.destroy();
  const [run] = await listRuns([join(dirname(file), 'runs')]);
  expect([(await answer).code, run && (await stateOf(run.folder))]).toEqual([0, 'running']);
});

test('a Ctrl-C that npm passes on a second time is one Ctrl-C', async () => {
  const running = start(['run', endless()]);
  const answer = answerOf(running);
  await untilSaid(running, 'epoch ');
  running.kill('SIGINT');
  await delay(50);
  running.kill('SIGINT');
  expect((await answer).output).toContain('its checkpoint is written');
});

test('a second Ctrl-C leaves at once, and the trainer stops when it can', async () => {
  const file = endless();
  const running = start(['run', file]);
  const answer = answerOf(running);
  await untilSaid(running, 'epoch ');
  const [run] = await listRuns([join(dirname(file), 'runs')]);
  if (run?.pid === undefined) throw new Error('there is no trainer');
  process.kill(run.pid, 'SIGSTOP');
  running.kill('SIGINT');
  await delay(1200);
  running.kill('SIGINT');
  const { code, errors } = await answer;
  expect([code, errors]).toEqual([
    11,
    expect.stringMatching(/The trainer is still stopping, in the background\.\nGo on with: .* resume /),
  ]);
  process.kill(run.pid, 'SIGCONT');
  while ((await stateOf(run.folder)) === 'running') await delay(200);
  expect(await stateOf(run.folder)).toBe('stopped');
});

test('a run is stopped by a program apart, with nobody waiting for it, as a second Ctrl-C does on Windows', async () => {
  const folder = await startDetached();
  stopApart(folder, cli);
  while ((await stateOf(folder)) === 'running') await delay(200);
  expect(await stateOf(folder)).toBe('stopped');
});

test('leaving an attached view leaves the run running', async () => {
  const folder = await startDetached();
  const watching = start(['attach', folder]);
  const answer = answerOf(watching);
  await untilSaid(watching, 'epoch ');
  watching.kill('SIGINT');
  expect([(await answer).code, await stateOf(folder)]).toEqual([0, 'running']);
});

test('a paused run is soon listed as paused and goes on when resumed', async () => {
  const folder = await startDetached();
  const paused = await call(['pause', folder, '--json']);
  expect(JSON.parse(paused.output).state).toBe('paused');
  while ((await stateOf(folder)) !== 'paused') await delay(50);
  const resumed = start(['resume', folder]);
  const answer = answerOf(resumed);
  await untilSaid(resumed, 'going on after iteration');
  resumed.kill('SIGTERM');
  expect((await answer).code).toBe(11);
});

test('a run in training is not resumed a second time', async () => {
  const folder = await startDetached();
  expect((await call(['resume', folder])).code).toBe(8);
});

test('a stopped run is ready to be resumed as soon as stop returns', async () => {
  const folder = await startDetached();
  const stopped = await call(['stop', folder, '--json']);
  expect([stopped.code, JSON.parse(stopped.output).folder, await stateOf(folder)]).toEqual([
    0,
    folder,
    'stopped',
  ]);
});

test('a trainer that is killed is reported, with how to go on from its checkpoint', async () => {
  const file = endless();
  const running = start(['run', file]);
  const answer = answerOf(running);
  // An epoch is told before its checkpoint is written: by the second, the first one's is there.
  await untilSaid(running, ' 2 of 10000');
  const [run] = await listRuns([join(dirname(file), 'runs')]);
  if (run?.pid === undefined) throw new Error('there is no trainer');
  killIfThere(run.pid);
  const { code, errors } = await answer;
  expect([code, errors]).toEqual([1, expect.stringMatching(/ended without a word .*\n.*\nGo on with: /)]);
});

test('a run that was never started is said so, with how to start it', async () => {
  const folder = await createRun(newFolder(), newRun());
  const { code, output } = await call(['attach', folder]);
  expect([code, output]).toEqual([
    11,
    expect.stringMatching(/^The run has not been started yet\.\nGo on with: .* resume /m),
  ]);
});
