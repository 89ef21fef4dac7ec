/** @file A resolved experiment is written as a file that resolves to the same, wherever the file lies. */
import { dirname, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Experiment } from '../../src/configuration/experiment.js';
import { parseExperiment } from '../../src/configuration/parse.js';
import { experimentFileText } from '../../src/configuration/written-experiment.js';

const file = resolve('/experiments/example.l2t.json');
const source = { network: 'resnet32', weights: '../weights/source.pth' };

/** The experiment of this file, as a run has it. */
function resolved(text: object): Experiment {
  const { experiment } = parseExperiment(JSON.stringify(text), file);
  if (!experiment) throw new Error('no experiment');
  return { ...experiment, sources: experiment.sources.map((each) => ({ ...each, classes: 10 })) };
}

const target = { network: 'vgg9', width: 0.25, dropout: false };
const data = { dataset: 'cifar10', folder: 'images', split: { train: 'train.txt' }, imagesPerClass: 3 };

test.each<[string, object]>([
  ['one source', { sources: [source], target, data }],
  [
    'several sources, and pairs of each',
    {
      sources: [
        { ...source, name: 'a' },
        { network: 'resnet14', weights: { file: 'b.pt', key: 'ema' } },
      ],
      target,
      data,
      pairs: [
        { source: 'a:stage1.block5', target: 'pool1.input' },
        { source: 'resnet14:stage2.block2', target: 'pool2.input' },
      ],
    },
  ],
  [
    'images of another size',
    { sources: [source], target: { ...target, image: { size: 32, mean: [0, 0, 0] } }, data },
  ],
  [
    'a target with weights',
    { target: { ...target, weights: 'runs/a/best.safetensors' }, data, method: 'scratch' },
  ],
  ['no source', { target, data, method: 'scratch', tracking: { tensorboard: true } }],
  ['feature matching', { sources: [source], target, data, method: 'fm', beta: 2, seed: 7 }],
])('%s: the same from its own folder and from another', (_, text) => {
  const experiment = resolved(text);
  for (const place of [file, resolve('/elsewhere/copy.l2t.json')]) {
    const again = parseExperiment(experimentFileText(experiment, dirname(place)), place);
    expect(again.problems).toEqual([]);
    expect(again.experiment).toEqual(experiment);
  }
});

test('what lies below the folder of the file is relative, and every key has a line of its own', () => {
  const text = experimentFileText(resolved({ target, data, method: 'scratch' }), dirname(file));
  expect(text).toContain('"folder": "images"');
  expect(text).toContain('\n  "target": { "network": "vgg9", "width": 0.25, "dropout": false },\n');
  expect(text).not.toMatch(/lookAheadSteps|metaOptimizer|pairs|sources/u);
});
