/** @file Exported networks, read by others: ONNX Runtime, and our own reader of weight files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import onnxProto from 'onnx-proto';
import { expect, test } from 'vitest';
import { datasetTable } from '../../src/catalog/datasets.js';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import type { NetworkName } from '../../src/catalog/networks/table.js';
import { exportRun } from '../../src/cli/export-run.js';
import { loadWeights } from '../../src/networks/weights/load.js';
import { writeBest } from '../../src/run/folder/checkpoint.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import {
  distance,
  logitsOfModel,
  logitsOfTrainer,
  noisyNetwork,
  someImages,
} from '../networks/onnx/logits.js';
import { newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();
const classes = datasetTable['emoji-twemoji'].classCount;

/** A run whose best weights are noise: the statistics too, so that a forgotten one shows. */
async function runWithWeights(network: NetworkName, width: number, data = newRun().experiment.data) {
  const description = describeNetwork({ network, width, classes });
  const weights = noisyNetwork(description);
  const folder = await createRun(newFolder(), newRun({ target: { network, width }, data }));
  await writeBest(join(folder, runFiles.best), weights, 1);
  return { folder, description, weights };
}

const emoji = { dataset: 'emoji-twemoji', folder: '', validationFraction: 0.1, seed: 0, workers: 1 } as const;

test.each([1, 5])('an exported network gives the logits of the trainer for %i images', async (batch) => {
  const { folder, description, weights } = await runWithWeights('resnet14', 0.5, emoji);
  const file = join(folder, 'network.onnx');
  await exportRun(folder, file);
  const images = someImages(description, batch);
  const expected = await logitsOfTrainer(description, weights, images);
  expect(distance(await logitsOfModel(file, images), expected)).toBeLessThan(1e-5);
});

test('an exported network says how images are prepared and what its classes are', async () => {
  const { folder } = await runWithWeights('vgg9', 0.125, emoji);
  const file = join(folder, 'network.onnx');
  await exportRun(folder, file);
  const { metadataProps } = onnxProto.onnx.ModelProto.decode(readFileSync(file));
  const metadata = Object.fromEntries(metadataProps.map(({ key, value }) => [key, value]));
  expect(metadata).toMatchObject({
    mean: '[0.485,0.456,0.406]',
    std: '[0.229,0.224,0.225]',
    image_size: '32',
  });
  expect(JSON.parse(metadata.class_names ?? '')).toContain('Flags');
});

test('exported weights are read back as they were, under the names of PyTorch', async () => {
  const { folder, description, weights } = await runWithWeights('vgg9', 0.125, emoji);
  const file = join(folder, 'network.safetensors');
  await exportRun(folder, file);
  const loaded = await loadWeights(file, description);
  expect(new Map([...loaded.parameters, ...loaded.statistics])).toEqual(weights);
});

test('a run whose data are gone is exported without the names of its classes', async () => {
  const { folder } = await runWithWeights('vgg9', 0.125);
  const { classNames } = await exportRun(folder, join(folder, 'network.onnx'));
  expect(classNames).toBeUndefined();
});

test('a run that has no weights yet is not exported', async () => {
  const folder = await createRun(newFolder(), newRun());
  await expect(exportRun(folder, join(folder, 'network.onnx'))).rejects.toMatchObject({
    code: 'usage/no-weights-yet',
  });
});
