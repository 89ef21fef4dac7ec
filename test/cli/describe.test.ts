/** @file `l2t describe` as text and as JSON. */
import { expect, test } from 'vitest';
import { describeExperiment } from '../../src/cli/describe.js';
import type { Experiment } from '../../src/configuration/experiment.js';
import { parseExperiment } from '../../src/configuration/parse.js';

/** The experiment of a file, its sources trained on 200 classes. */
function experimentOf(file: object): Experiment {
  const { experiment } = parseExperiment(JSON.stringify(file), '/experiments/example.l2t.json');
  if (!experiment) throw new Error('the file has errors');
  return { ...experiment, sources: experiment.sources.map((source) => ({ ...source, classes: 200 })) };
}

const paper = experimentOf({
  sources: [{ network: 'resnet32', weights: 'source.pth' }],
  target: { network: 'vgg9' },
  data: { dataset: 'cifar100', folder: 'cifar100' },
});
const large = experimentOf({
  sources: [
    { network: 'resnet34', weights: 'a.pth', name: 'imagenet' },
    { network: 'resnet34', weights: 'b.pth', name: 'places' },
  ],
  target: { network: 'resnet18' },
  data: { dataset: 'image-folder', folder: 'images' },
});

test.each([
  ['of the paper', paper],
  ['with two sources', large],
])('the text of an experiment %s fits 100 columns', (_title, experiment) => {
  const lines = describeExperiment(experiment, { json: false }).split('\n');
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
});

test.each([
  [
    'the parameters of a layer',
    /features\.4 +3x3 convolution +128 x 16x16 +74,112 +18,874,368 +pool2\.input \(1\)/,
  ],
  [
    'a pair that is resized',
    /stage1\.block5 +16 x 32x32 +pool2\.input +128 x 16x16 +32x32 → 16x16 +2,064 +524,288/,
  ],
  ['the number of pairs', /Candidate pairs: 15/],
  ['the work of an iteration', /work on the target equals +29\n/],
])('the text says %s', (_title, pattern) => {
  expect(describeExperiment(paper, { json: false })).toMatch(pattern);
});

test('layers of several sources are told apart', () => {
  expect(describeExperiment(large, { json: false })).toMatch(/places:stage4 +512 x 7x7 +stage1/);
});

test('where the number of classes depends on the folder, the text says so', () => {
  expect(describeExperiment(large, { json: false })).toContain('The number of classes depends on the folder');
});

test('the JSON keeps the pairs as the experiment has them', () => {
  const { pairs } = JSON.parse(describeExperiment(paper, { json: true }));
  expect(pairs).toMatchObject(paper.pairs);
});
