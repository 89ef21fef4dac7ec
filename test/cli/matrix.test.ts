/** @file `l2t run` of a file with a matrix, as a person or a machine calls it. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolders } from '../temporary-folders.js';
import { type Answer, answerOf, call, start, tinyExperiment, untilSaid } from './product.js';

const newFolder = temporaryFolders();
const matrix = {
  seed: [0, 1],
  'data.imagesPerClass': [1, 2],
  exclude: [{ seed: 1, 'data.imagesPerClass': 1 }],
};

const recordsOf = ({ output }: Answer) =>
  output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const titlesOf = (answer: Answer) =>
  recordsOf(answer)
    .filter(({ kind }) => kind === 'begin')
    .map(({ title }) => title);

test('a list of the runs of a matrix trains none of them', async () => {
  const folder = newFolder();
  const answer = await call(['run', tinyExperiment(folder, { matrix }), '--dry-run']);
  expect(answer.output).toMatch(/^3 runs: 2 of seed x 2 of data\.imagesPerClass\n/);
  expect(answer.output.match(/to be made/g)).toHaveLength(3);
  expect(readdirSync(folder)).toEqual(['tiny.l2t.json']);
});

test('a matrix trains one seed of all before the next, and after an addition only what is missing', async () => {
  const folder = newFolder();
  const answer = await call(['run', tinyExperiment(folder, { matrix }), '--json']);
  expect([answer.code, titlesOf(answer)]).toEqual([
    0,
    ['seed: 0, data.imagesPerClass: 1', 'seed: 0, data.imagesPerClass: 2', 'seed: 1, data.imagesPerClass: 2'],
  ]);
  expect(
    recordsOf(answer)
      .at(-1)
      .runs.map(({ state }: { state: string }) => state),
  ).toEqual(Array.from({ length: 3 }, () => 'finished'));
  const more = tinyExperiment(folder, { matrix: { ...matrix, seed: [0, 1, 2] } });
  const added = await call(['run', more, '--json', '--only', 'data.imagesPerClass=2', '--concurrency', '2']);
  expect([added.code, titlesOf(added)]).toEqual([0, ['seed: 2, data.imagesPerClass: 2']]);
});

test('a matrix that was interrupted goes on where it was', async () => {
  const folder = newFolder();
  const file = tinyExperiment(folder, { matrix, epochs: 200 });
  const child = start(['run', file]);
  const answer = answerOf(child);
  await untilSaid(child, 'training in');
  child.kill('SIGINT');
  const { code, output } = await answer;
  expect([code, output]).toEqual([11, expect.stringMatching(/stopped[\s\S]*Go on with: .*run /)]);
  const runs = readdirSync(join(folder, 'runs'));
  const again = start(['run', file]);
  const second = answerOf(again);
  await untilSaid(again, 'training in');
  again.kill('SIGINT');
  await second;
  expect(readdirSync(join(folder, 'runs'))).toEqual(runs);
});

test('a run that fails does not stop the others, and is told at the end', async () => {
  const folder = newFolder();
  // It was never set up for these tests: only the trainer finds that out.
  const failing = { include: [{ engine: 'tensorflow' }, { seed: 1 }] };
  const answer = await call(['run', tinyExperiment(folder, { matrix: failing })]);
  expect(answer.code).not.toBe(0);
  expect(answer.output).toMatch(/failed[\s\S]*finished/);
  expect(answer.errors).toContain('engine: tensorflow');
});

test('choices among the runs of a matrix are refused where there is none, and where no run has them', async () => {
  const folder = newFolder();
  const plain = await call(['run', tinyExperiment(folder), '--dry-run']);
  const file = tinyExperiment(folder, { matrix });
  const unknown = await call(['run', file, '--only', 'sed=1']);
  const none = await call(['run', file, '--only', 'seed=7']);
  expect([plain, unknown, none].map(({ code, errors }) => [code, errors.split('\n')[0]])).toEqual([
    [2, expect.stringContaining('has no matrix')],
    [2, expect.stringContaining('"sed=1" names no axis')],
    [2, expect.stringContaining('No run of the matrix has seed=7')],
  ]);
});
