/** @file The text of a new experiment file, against the configuration that reads it. */
import { expect, test } from 'vitest';
import { methodNames, methodTable } from '../../src/catalog/methods.js';
import { networkNames } from '../../src/catalog/networks/table.js';
import { parseExperiment } from '../../src/configuration/parse.js';
import { answersOf, type Draft, nameFor, targetNetworks } from '../../src/extension/new-experiment/draft.js';
import { experimentText } from '../../src/extension/new-experiment/text.js';

const draft: Draft = {
  method: 'l2t-ww',
  source: 'resnet32',
  weights: 'weights/s.pth',
  target: 'vgg9',
  width: 0.5,
  dataset: 'stl10',
  dataFolder: 'data/stl10',
  engine: 'auto',
};

function parsed(changes: Draft) {
  const answers = answersOf({ ...draft, ...changes });
  if (answers === undefined) throw new Error('an answer is missing');
  return parseExperiment(experimentText(answers), '/w/new.l2t.json');
}

const errors = (changes: Draft) => parsed(changes).problems.filter(({ severity }) => severity === 'error');

test.each(methodNames)('a new file with the method %s has no error', (method) => {
  expect(errors({ method })).toEqual([]);
});

test.each(networkNames)('a new file with the source %s has no error with any target it offers', (source) => {
  const found = targetNetworks({ ...draft, source }).flatMap((target) => errors({ source, target }));
  expect(found).toEqual([]);
});

test('the file says what was answered', () => {
  expect(parsed({}).experiment).toMatchObject({
    sources: [{ network: 'resnet32', weights: '/w/weights/s.pth' }],
    target: { network: 'vgg9', width: 0.5 },
    data: { dataset: 'stl10', folder: '/w/data/stl10' },
    method: 'l2t-ww',
  });
});

test('paths with quotes and backslashes stay what they are', () => {
  const weights = 'a "b"\\c.pth';
  expect(parsed({ weights }).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('a source that was answered before the method gave it up is left out', () => {
  expect(answersOf({ ...draft, method: 'scratch' })).not.toHaveProperty('source');
});

test('the embedded images take no folder, also where one was answered before', () => {
  expect(answersOf({ ...draft, dataset: 'emoji-noto' })?.data).toEqual({ dataset: 'emoji-noto' });
});

test('a draft without weights has no answers where the method needs a source', () => {
  const { weights: _, ...without } = draft;
  expect(answersOf(without)).toBeUndefined();
});

test('fine-tuning trains the network of the source', () => {
  expect(methodTable['fine-tune'].uses).toBe('initial-weights');
  expect(answersOf({ ...draft, method: 'fine-tune' })?.target).toEqual({ network: 'resnet32', width: 1 });
});

test('the new file is called as the folder of its images, or as the data that has none', () => {
  expect(nameFor({ ...draft, dataFolder: 'data/my birds' })).toBe('my birds');
  expect(nameFor({ ...draft, dataset: 'emoji-noto' })).toBe('emoji-noto');
});
