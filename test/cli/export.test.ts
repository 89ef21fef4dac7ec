/** @file Exported networks, read by others: ONNX Runtime, and our own reader of weight files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import onnxProto from 'onnx-proto';
import * as ort from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { datasetTable } from '../../src/catalog/datasets.js';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import type { NetworkName } from '../../src/catalog/networks/table.js';
import { exportRun } from '../../src/cli/export-run.js';
import { OnnxRuntimeEngine } from '../../src/engines/onnxruntime/engine.js';
import { evaluationProgram } from '../../src/method/evaluation.js';
import { initialNetwork, initialTensor } from '../../src/networks/initialize.js';
import { loadWeights } from '../../src/networks/weights/load.js';
import { writeBest } from '../../src/run/checkpoint.js';
import { createRun } from '../../src/run/create.js';
import { runFiles } from '../../src/run/format.js';
import type { NamedTensors } from '../../src/tensor/host-tensor.js';
import { newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';

const newFolder = temporaryFolders();
const classes = datasetTable['emoji-twemoji'].classCount;

/** A run whose best weights are noise: the statistics too, so that a forgotten one shows. */
async function runWithWeights(network: NetworkName, width: number, data = newRun().experiment.data) {
  const description = describeNetwork({ network, width, classes });
  const weights = new Map(
    [...initialNetwork(description, 1)].map(([name, tensor]) => {
      const noise = initialTensor(tensor.shape, { kind: 'uniform', bound: 0.3 }, 2, name);
      return [name, { ...tensor, data: tensor.data.map((value, k) => value + Math.abs(noise.data[k] ?? 0)) }];
    }),
  );
  const folder = await createRun(newFolder(), newRun({ target: { network, width }, data }));
  await writeBest(join(folder, runFiles.best), weights, 1);
  return { folder, description, weights };
}

const emoji = { dataset: 'emoji-twemoji', folder: '', validationFraction: 0.1, seed: 0, workers: 1 } as const;

async function logitsOfTrainer(
  network: ReturnType<typeof describeNetwork>,
  weights: NamedTensors,
  images: Float32Array,
  batch: number,
) {
  const engine = new OnnxRuntimeEngine();
  const tensors = new Map([...weights].map(([name, tensor]) => [`target.${name}`, tensor]));
  const program = await engine.compile(
    evaluationProgram(network, tensors, batch),
    await engine.createState(tensors),
  );
  const shape = [batch, 3, network.image.height, network.image.width];
  const outputs = await program.run(new Map([['images', { shape, data: images }]]));
  return [...(outputs.get('logits')?.data ?? [])];
}

async function logitsOfFile(file: string, images: Float32Array, batch: number, size: number) {
  const session = await ort.InferenceSession.create(file);
  const { logits } = await session.run({ images: new ort.Tensor('float32', images, [batch, 3, size, size]) });
  return logits?.data instanceof Float32Array ? [...logits.data] : [];
}

describe.each([
  ['vgg9', 0.25],
  ['resnet14', 0.5],
  ['resnet18', 0.0625],
] as const)('an exported %s', (network, width) => {
  test.each([1, 5])('gives the logits of the trainer for %i images', async (batch) => {
    const { folder, description, weights } = await runWithWeights(network, width, emoji);
    const file = join(folder, 'network.onnx');
    await exportRun(folder, file);
    const imageSize = description.image.height;
    const { data } = initialTensor(
      [batch, 3, imageSize, imageSize],
      { kind: 'uniform', bound: 2 },
      3,
      'images',
    );
    const expected = await logitsOfTrainer(description, weights, data, batch);
    const found = await logitsOfFile(file, data, batch, imageSize);
    const largest = Math.max(...expected.map(Math.abs));
    expect(found).toHaveLength(batch * classes);
    expect(Math.max(...found.map((value, k) => Math.abs(value - (expected[k] ?? 0))))).toBeLessThan(
      largest * 1e-5,
    );
  });
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
