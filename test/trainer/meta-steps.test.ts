/** @file The steps that a real training takes with the meta-networks. */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, inject, test } from 'vitest';
import { readCheckpoint } from '../../src/run/folder/checkpoint.js';
import { createRun } from '../../src/run/folder/create.js';
import { runFiles } from '../../src/run/folder/format.js';
import type { NamedTensors } from '../../src/tensor/host-tensor.js';
import { fewImages, newRun } from '../run/example-run.js';
import { temporaryFolders } from '../temporary-folders.js';
import { ending } from './trainers.js';

const folder = temporaryFolders();
const metaOptimizer = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 };

/** The state after an L2T-ww training of one batch an epoch; of two trainings the shorter one is how the other begins. */
async function stateAfter(epochs: number): Promise<NamedTensors> {
  const training = newRun({
    sources: [
      {
        name: 'noto',
        network: 'resnet14',
        width: 1,
        classes: 9,
        weights: resolve('media/example/noto-resnet14.safetensors'),
      },
    ],
    target: { network: 'vgg9', width: 1 / 16 },
    data: fewImages,
    method: 'l2t-ww',
    pairs: [{ source: 0, sourceLayer: 'stage3.block2', targetLayer: 'pool4.input' }],
    engine: 'onnxruntime',
    batchSize: 18,
    metaOptimizer,
    epochs,
  });
  const run = await createRun(folder(), training);
  await ending(spawn(process.execPath, [join(inject('product'), 'trainer.js'), run]));
  const checkpoint = await readCheckpoint(join(run, runFiles.checkpoint));
  return checkpoint?.snapshot.tensors ?? new Map();
}

test('the second step of the meta-networks is Adam’s second, with the moments of both', async () => {
  const [before, after] = [await stateAfter(1), await stateAfter(2)];
  const { learningRate, beta1, beta2, epsilon } = metaOptimizer;
  const name = 'where.0.weight';
  const [first, second] = [after.get(`adam.first.${name}`)?.data, after.get(`adam.second.${name}`)?.data];
  const expected = before.get(name)?.data.map((value, index) => {
    const mean = (first?.[index] ?? Number.NaN) / (1 - beta1 ** 2);
    const square = (second?.[index] ?? Number.NaN) / (1 - beta2 ** 2);
    return value - (learningRate * mean) / (Math.sqrt(square) + epsilon);
  });
  const differences = [...(after.get(name)?.data ?? [])].map((value, index) =>
    Math.abs(value - (expected?.[index] ?? Number.NaN)),
  );
  expect(differences.length).toBeGreaterThan(0);
  expect(Math.max(...differences)).toBeLessThan(1e-6);
});
