/** @file What is told to differ between a run and its experiment file. */
import { expect, test } from 'vitest';
import type { Pair } from '../../src/catalog/pairs.js';
import type { Experiment } from '../../src/configuration/experiment.js';
import { differencesOf } from '../../src/extension/studio/differences.js';
import { experiment } from '../run/example-run.js';

const stages = ['stage1.block2', 'stage2.block2', 'stage3.block2'];
const pools = ['pool1.input', 'pool2.input', 'pool3.input'];
const nine: Pair[] = stages.flatMap((sourceLayer) =>
  pools.map((targetLayer) => ({ source: 0, sourceLayer, targetLayer })),
);

const here = (changed: Experiment) => ({ experiment: changed, folder: '/home/you' });

test('a run does not differ from the file that it was made of', () => {
  expect(differencesOf(here({ ...experiment, pairs: nine }), here({ ...experiment, pairs: nine }))).toEqual(
    [],
  );
});

test('a nested key that changed is told with both values', () => {
  const file = { ...experiment, optimizer: { ...experiment.optimizer, learningRate: 0.05 } };
  expect(differencesOf(here(experiment), here(file))).toEqual([
    { key: 'optimizer.learningRate', run: '0.1', file: '0.05' },
  ]);
});

test('a key that only the file has stands against a dash', () => {
  const file = { ...experiment, data: { ...experiment.data, imagesPerClass: 5 } };
  expect(differencesOf(here(experiment), here(file))).toEqual([
    { key: 'data.imagesPerClass', run: '–', file: '5' },
  ]);
});

test('which engine computes, and how many threads read images, is no difference of the experiment', () => {
  const file = { ...experiment, engine: 'onnxruntime', data: { ...experiment.data, workers: 4 } } as const;
  expect(differencesOf(here(experiment), here(file))).toEqual([]);
});

test('one pair that changed far down in a long list is told by name', () => {
  const changed = { source: 0, sourceLayer: 'stage3.block1', targetLayer: 'pool3.input' };
  const [difference] = differencesOf(
    here({ ...experiment, pairs: nine }),
    here({ ...experiment, pairs: [...nine.slice(0, -1), changed] }),
  );
  expect(difference).toEqual({
    key: 'pairs',
    run: '9: … 0:stage3.block2→pool3.input …',
    file: '9: … 0:stage3.block1→pool3.input …',
  });
});

test('a run that was copied with its file names the same weights by another path', () => {
  const source = { name: 'noto', network: 'resnet14', width: 1, classes: 9 } as const;
  const at = (folder: string) => ({
    experiment: { ...experiment, sources: [{ ...source, weights: `${folder}/weights.pth` }] },
    folder,
  });
  expect(differencesOf(at('/home/you/old'), at('/home/me/new'))).toEqual([]);
});
