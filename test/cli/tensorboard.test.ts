/** @file A run that asks for TensorBoard's file, stopped and resumed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolders } from '../temporary-folders.js';
import { eventsIn } from '../tracking/read-events.js';
import { answerOf, call, start, tinyExperiment, untilSaid } from './product.js';

const newFolder = temporaryFolders();
const eventFiles = (run: string) =>
  readdirSync(run).filter((name) => name.startsWith('events.out.tfevents.'));

test('a run that is resumed has one event file, with each iteration once', async () => {
  const folder = newFolder();
  const child = start(['run', tinyExperiment(folder, { epochs: 15, tracking: { tensorboard: true } })]);
  const answer = answerOf(child);
  await untilSaid(child, 'epoch  2');
  child.kill('SIGINT');
  await answer;
  const [name = ''] = readdirSync(join(folder, 'runs'));
  const run = join(folder, 'runs', name);
  expect((await call(['resume', run])).code).toBe(0);
  const [file = '', ...others] = eventFiles(run);
  const events = eventsIn(readFileSync(join(run, file)));
  const losses = events.filter(({ values }) => values.some(({ tag }) => tag === 'loss/train'));
  const accuracies = events.filter(({ values }) => values.some(({ tag }) => tag === 'accuracy/test'));
  expect(others).toEqual([]);
  expect([losses.length, accuracies.length]).toEqual([15, 15]);
  expect(losses.map(({ step }) => step)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
});

test('a run that does not ask for it has no such file', async () => {
  const folder = newFolder();
  await call(['run', tinyExperiment(folder, { epochs: 1 })]);
  const [name = ''] = readdirSync(join(folder, 'runs'));
  expect(eventFiles(join(folder, 'runs', name))).toEqual([]);
});
