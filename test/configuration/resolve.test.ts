/** @file A faultless file becomes an experiment with every default, absolute paths and pairs by name. */
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseExperiment } from '../../src/configuration/parse.js';
import { defaults } from '../../src/configuration/schema/defaults.js';

const file = resolve('/experiments/example.l2t.json');
const minimal = {
  sources: [{ network: 'resnet32', weights: '../weights/source.pth' }],
  target: { network: 'vgg9' },
  data: { dataset: 'cifar100', folder: 'cifar100' },
};

function parsed(changes: object = {}) {
  const { experiment, runs, problems } = parseExperiment(JSON.stringify({ ...minimal, ...changes }), file);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!experiment) throw new Error('no experiment');
  return { experiment, runs };
}

test('the least that a file can say has every default', () => {
  const { experiment } = parsed();
  expect(experiment).toMatchObject({
    sources: [{ name: 'resnet32', network: 'resnet32', width: 1 }],
    target: { network: 'vgg9', width: 1 },
    data: defaults.data,
    method: 'l2t-ww',
    beta: 0.5,
    lookAheadSteps: 2,
    distillation: { temperature: 2, weight: 1 },
    optimizer: { learningRate: 0.1, momentum: 0.9, weightDecay: 1e-4 },
    metaOptimizer: { learningRate: 1e-4, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 1e-4 },
    epochs: 200,
    batchSize: 128,
    seed: 0,
    engine: 'auto',
    checkpointEvery: 60,
  });
});

test('paths are relative to the file', () => {
  const { experiment, runs } = parsed({
    data: { ...minimal.data, split: { train: 'splits/train.txt' } },
    runs: '../all-runs',
  });
  expect([experiment.sources[0]?.weights, experiment.data.folder, experiment.data.split, runs]).toEqual([
    resolve('/weights/source.pth'),
    resolve('/experiments/cifar100'),
    { train: resolve('/experiments/splits/train.txt') },
    resolve('/all-runs'),
  ]);
});

test('the weights that the target begins with are relative to the file', () => {
  const { experiment } = parsed({ target: { network: 'vgg9', weights: 'runs/a/best.safetensors' } });
  expect(experiment.target.weights).toBe(resolve('/experiments/runs/a/best.safetensors'));
});

test('runs lie beside the file unless it says otherwise', () => {
  expect(parsed().runs).toBe(resolve('/experiments/runs'));
});

test('224x224 networks train with batches of 64', () => {
  const { experiment } = parsed({
    sources: [{ network: 'resnet34', weights: 'w' }],
    target: { network: 'resnet18' },
  });
  expect(experiment.batchSize).toBe(64);
});

test.each([
  ['l2t-ww', 0.5, 15],
  ['bilevel', 0.5, 15],
  ['l2t-w', 0.5, 3],
  ['fm', 0.5, 3],
  ['at', 1000, 3],
  ['lwf+at', 1000, 3],
])('the method %s has its own β and pairs', (method, beta, pairs) => {
  const { experiment } = parsed({ method });
  expect([experiment.beta, experiment.pairs.length]).toEqual([beta, pairs]);
});

test('pairs by name and by index are the same pairs', () => {
  const pairsOf = (pairs: object[]) => parsed({ pairs }).experiment.pairs;
  const byName = pairsOf([{ source: 'resnet32:stage2.block5', target: 'pool3.input' }]);
  expect(pairsOf([{ source: 9, target: 2 }])).toEqual(byName);
});

test('an index behind the name of a source is an index', () => {
  const sources = [{ network: 'resnet20', weights: 'w' }, minimal.sources[0]];
  const pairsOf = (source: string) =>
    parsed({ sources, pairs: [{ source, target: 'pool3.input' }] }).experiment.pairs;
  expect(pairsOf('resnet32:9')).toEqual(pairsOf('resnet32:stage2.block5'));
});

test('a source without a name does not take that of a later one', () => {
  const { experiment } = parsed({
    sources: [minimal.sources[0], { name: 'resnet32', network: 'resnet20', weights: 'w' }],
  });
  expect(experiment.sources.map(({ name }) => name)).toEqual(['resnet32-2', 'resnet32']);
});

test('a method that matches no pairs gets none, though the file names some', () => {
  expect(parsed({ method: 'lwf', pairs: 'single' }).experiment.pairs).toEqual([]);
});

test('sources of one network get names of their own', () => {
  const again = { network: 'resnet32', weights: 'again.pth' };
  const { experiment } = parsed({ sources: [minimal.sources[0], again, { ...again, name: 'third' }] });
  expect(experiment.sources.map(({ name }) => name)).toEqual(['resnet32', 'resnet32-2', 'third']);
});

test('a method without sources gets none, though the file names some', () => {
  const { experiment } = parsed({ method: 'scratch' });
  expect([experiment.sources, experiment.pairs]).toEqual([[], []]);
});

test('a folder that embedded data does not need is not taken', () => {
  const data = { dataset: 'emoji-twemoji', folder: 'images' };
  expect(parsed({ data }).experiment.data.folder).toBe('');
});

test('embedded data needs no folder', () => {
  expect(parsed({ data: { dataset: 'emoji-twemoji' } }).experiment.data.folder).toBe('');
});
