/** @file Why a run has its engine, as it is told when it goes on. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolders } from '../temporary-folders.js';
import { answerOf, start, tinyExperiment, untilSaid } from './product.js';

const newFolder = temporaryFolders();

test.each([
  ['auto', '"auto" chose it when the run began'],
  ['onnxruntime', 'the experiment names it'],
])('a run with the engine %s that is resumed says truly why it has its engine', async (engine, reason) => {
  const folder = newFolder();
  const child = start(['run', tinyExperiment(folder, { epochs: 60, engine })]);
  const answer = answerOf(child);
  await untilSaid(child, 'epoch  2');
  child.kill('SIGINT');
  await answer;
  const [name = ''] = readdirSync(join(folder, 'runs'));
  const run = join(folder, 'runs', name);
  const again = start(['resume', run]);
  const second = answerOf(again);
  await untilSaid(again, 'resumed after');
  again.kill('SIGINT');
  await second;
  const records = readFileSync(join(run, 'metrics.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const resumed = records.find((record) => record.kind === 'event' && record.name === 'resumed');
  expect(resumed.engine).toMatchObject({ name: 'onnxruntime', reason });
});
