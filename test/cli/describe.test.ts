/** @file `l2t describe` as text and as JSON. */
import { describe, expect, test } from 'vitest';
import { describeExperiment } from '../../src/cli/describe/experiment.js';
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

const lineLengths = (experiment: Experiment, columns?: number): number[] =>
  describeExperiment(experiment, { json: false, columns })
    .split('\n')
    .map((line) => line.length);

describe.each([
  ['of the paper', paper],
  ['with two sources', large],
])('the text of an experiment %s', (_title, experiment) => {
  test.each([60, 72, 80, 100])('fits a terminal of %d columns', (columns) => {
    expect(Math.max(...lineLengths(experiment, columns))).toBeLessThanOrEqual(columns);
  });

  test('fits 80 columns where there is no terminal', () => {
    expect(Math.max(...lineLengths(experiment))).toBeLessThanOrEqual(80);
  });
});

/** Of a terminal that has room for all. */
const wide = 120;

test.each([60, 80, wide])('in %d columns every layer, every feature and every number is told', (columns) => {
  const text = describeExperiment(paper, { json: false, columns });
  for (const told of ['features.4', '128 x 16x16', '74,112', '18,874,368', 'pool2.input (1)'])
    expect(text).toContain(told);
});

test('in a narrow terminal what has no room stands below its row', () => {
  expect(describeExperiment(paper, { json: false, columns: 60 })).toMatch(
    /^ {2}features\.4 +128 x 16x16 +74,112 +18,874,368\n {4}3x3 convolution, pool2\.input \(1\)$/mu,
  );
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
  ['the work of an iteration', /work on the target, in forward passes +29\n/],
])('the text says %s', (_title, pattern) => {
  expect(describeExperiment(paper, { json: false, columns: wide })).toMatch(pattern);
});

test('layers of several sources are told apart', () => {
  expect(describeExperiment(large, { json: false, columns: wide })).toMatch(
    /places:stage4 +512 x 7x7 +stage1/,
  );
});

test('where the number of classes depends on the folder, the text says so', () => {
  expect(describeExperiment(large, { json: false })).toContain('The number of classes depends on the folder');
});

test('the JSON keeps the pairs as the experiment has them', () => {
  const { pairs } = JSON.parse(describeExperiment(paper, { json: true }));
  expect(pairs).toMatchObject(paper.pairs);
});
