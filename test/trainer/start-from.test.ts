/** @file A target that begins with the weights of a file: those of a run, from the experiment file to the training. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openTarget } from '../../src/networks/open.js';
import { readBest } from '../../src/run/folder/checkpoint.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import { readConfiguration } from '../../src/run/folder/read.js';
import { startFromText } from '../../src/run/overview/start-from.js';
import { call, tinyExperiment } from '../cli/product.js';
import { newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();
const folder = newFolder();
let run: string;
let best: string;

const folderOf = (output: string): string => JSON.parse(output.trimEnd().split('\n').at(-1) ?? '').folder;

beforeAll(async () => {
  run = folderOf((await call(['run', tinyExperiment(folder), '--json'])).output);
  best = join(run, runFiles.best);
});

test('a target begins with every tensor of the file, and the log says so', async () => {
  const target = { network: 'vgg9', width: 0.0625, weights: best };
  const { tensors, notes } = await openTarget(target, 9);
  expect(new Map(tensors)).toEqual(new Map((await readBest(best))?.weights));
  expect(notes.join()).toContain('The target begins with the weights of');
});

test('for other classes its last layer is left to the seed', async () => {
  const { tensors, description, notes } = await openTarget(
    { network: 'vgg9', width: 0.0625, weights: best },
    4,
  );
  expect(tensors.has(description.head.weight)).toBe(false);
  expect(tensors.size).toBe(((await readBest(best))?.weights.size ?? 0) - 2);
  expect(notes.join()).toContain('its last layer is made anew for 4 classes');
});

test('weights of another network do not fit', async () => {
  const opened = openTarget({ network: 'resnet14', width: 1, weights: best }, 9);
  await expect(opened).rejects.toMatchObject({ code: expect.stringMatching(/^weights\//u) });
});

test('the experiment of a finished run is written with its weights, trained, and measured again', async () => {
  const file = join(folder, 'further.l2t.json');
  expect((await call(['restore', run, file, '--from-weights'])).code).toBe(0);
  expect(JSON.parse(readFileSync(file, 'utf8')).target.weights).toMatch(/^runs\/.*\/best\.safetensors$/u);
  const { code, output } = await call(['run', file, '--json']);
  const further = folderOf(output);
  expect([code, (await readConfiguration(further)).experiment.target.weights]).toEqual([0, best]);
  expect(readFileSync(join(further, runFiles.log), 'utf8')).toContain(
    'The target begins with the weights of',
  );
  expect((await call(['evaluate', further, '--json'])).code).toBe(0);
});

test('what fine-tuning brought goes on without its source', async () => {
  const made = newFolder();
  const source = { name: 'v', network: 'vgg9', width: 1, weights: '/v.pth', classes: 9 } as const;
  const tuned = await createRun(made, newRun({ method: 'fine-tune', sources: [source] }));
  for (const name of [runFiles.result, runFiles.best])
    writeFileSync(join(tuned, name), readFileSync(join(run, name)));
  const { text } = await startFromText(tuned, join(made, 'a.l2t.json'));
  expect(text).toContain('"method": "scratch"');
  expect(text).not.toContain('"sources"');
});

test('a run that is not finished has no weights to begin with', async () => {
  const begun = await createRun(newFolder(), newRun());
  await expect(startFromText(begun, join(begun, '..', 'a.l2t.json'))).rejects.toMatchObject({
    code: 'run/weights-not-final',
  });
});
