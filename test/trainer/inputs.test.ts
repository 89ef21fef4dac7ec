/** @file A run is resumed only with the data and the files that it began with. */
import { execFileSync } from 'node:child_process';
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Experiment } from '../../src/configuration/experiment.js';
import type { Snapshot } from '../../src/run/folder/snapshot.js';
import { hashFiles } from '../../src/trainer/session/inputs.js';
import { openTrainingSession } from '../../src/trainer/session.js';
import { folderWith, images, png } from '../data/folders.js';
import { experiment } from '../run/example-run.js';

const noto = fileURLToPath(new URL('../../media/example/noto-resnet14.safetensors', import.meta.url));

const birds = async () =>
  folderWith(await images(['robin', 'wren'].flatMap((name) => [1, 2, 3, 4].map((k) => `${name}/${k}.png`))));

/** A small training on the images of a folder. */
function trainingOn(folder: string, changes: Partial<Experiment> = {}): Experiment {
  const data = { dataset: 'image-folder', folder, validationFraction: 0.25, seed: 0, workers: 1 } as const;
  return { ...experiment, target: { network: 'vgg9', width: 1 / 16 }, data, ...changes };
}

function open(training: Experiment, snapshot?: Snapshot) {
  const run = {
    format: 1,
    id: 'id',
    created: '2026-01-01T00:00:00Z',
    experimentFile: '/birds.l2t.json',
    experimentHash: '',
    experiment: training,
  };
  const options = { log: () => undefined, useDevice: async () => undefined };
  return openTrainingSession(run, { ...options, ...(snapshot && { snapshot }) });
}

/** The snapshot of a run that has just begun, as a checkpoint keeps it. */
async function begun(training: Experiment): Promise<Snapshot> {
  const session = await open(training);
  const snapshot = await session.snapshot();
  await session.dispose();
  return { ...snapshot, position: JSON.parse(JSON.stringify(snapshot.position)) };
}

test('a run whose data are as they were is resumed', async () => {
  const training = trainingOn(await birds());
  const session = await open(training, await begun(training));
  expect(session.iteration).toBe(0);
  await session.dispose();
});

test('a run that lost an image is not resumed, and the class is named', async () => {
  const folder = await birds();
  const snapshot = await begun(trainingOn(folder));
  await rm(join(folder, 'wren', '2.png'));
  await expect(open(trainingOn(folder), snapshot)).rejects.toMatchObject({
    code: 'data/changed',
    message: expect.stringMatching(/images of the class wren/),
  });
});

test('a run that got a class is not resumed, and the class is named', async () => {
  const folder = await birds();
  const snapshot = await begun(trainingOn(folder));
  await cp(join(folder, 'wren'), join(folder, 'tit'), { recursive: true });
  await expect(open(trainingOn(folder), snapshot)).rejects.toMatchObject({
    code: 'data/changed',
    message: expect.stringContaining('classes that are new: tit'),
  });
});

test('a run is resumed where a broken image was replaced', async () => {
  const folder = await birds();
  const snapshot = await begun(trainingOn(folder));
  await writeFile(join(folder, 'wren', '2.png'), await png(8));
  await expect(open(trainingOn(folder), snapshot)).resolves.toBeDefined();
});

test('a checkpoint of an earlier version, which says nothing of the data, is resumed', async () => {
  const folder = await birds();
  const { position, tensors } = await begun(trainingOn(folder));
  const { inputs, ...earlier } = position;
  await rm(join(folder, 'wren', '2.png'));
  await expect(open(trainingOn(folder), { tensors, position: earlier })).resolves.toBeDefined();
  expect(inputs).toBeDefined();
});

test('a run whose source has other weights is not resumed, and the file is named', async () => {
  const folder = await birds();
  const weights = join(await folderWith({}), 'noto.safetensors');
  await cp(noto, weights);
  const training = trainingOn(folder, {
    method: 'l2t-w',
    sources: [{ name: 'noto', network: 'resnet14', width: 1, weights, classes: 9 }],
    pairs: [{ source: 0, sourceLayer: 'stage2.block2', targetLayer: 'pool2.input' }],
  });
  const snapshot = await begun(training);
  await writeFile(weights, 'other weights');
  await expect(open(training, snapshot)).rejects.toMatchObject({
    code: 'run/file-changed',
    message: expect.stringContaining(weights),
  });
});

test('weights that the target began with and that changed are named', async () => {
  const weights = join(await folderWith({ w: 'weights' }), 'w');
  const begun = { ...experiment, target: { ...experiment.target, weights } };
  const files = await hashFiles(begun, {});
  await writeFile(weights, 'other weights');
  await expect(hashFiles(begun, { files })).rejects.toMatchObject({
    code: 'run/file-changed',
    message: expect.stringContaining(weights),
  });
});

test.each(['train', 'validation', 'test'])('a split file for %s that changed is named', async (part) => {
  const split = join(await folderWith({ train: 'a split' }), 'train');
  const data = { ...experiment.data, split: { [part]: split } };
  const files = await hashFiles({ ...experiment, data }, {});
  await writeFile(split, 'another split');
  await expect(hashFiles({ ...experiment, data }, { files })).rejects.toMatchObject({
    code: 'run/file-changed',
    message: expect.stringContaining(split),
  });
});

test.skipIf(process.platform === 'win32')(
  'a pipe in the place of a split is refused, not waited for',
  async () => {
    const train = join(await folderWith({}), 'train');
    execFileSync('mkfifo', [train]);
    const data = { ...experiment.data, split: { train } };
    await expect(hashFiles({ ...experiment, data }, {})).rejects.toMatchObject({ code: 'data/unreadable' });
  },
);
