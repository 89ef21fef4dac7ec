/** @file Results, comparisons and evaluations as text. */
import { expect, test } from 'vitest';
import { emptyConfusion } from '../../src/cli/evaluate/confusion.js';
import { evaluationData, evaluationLines, imagesData } from '../../src/cli/evaluate/report.js';
import { comparisonLines } from '../../src/cli/start/comparison.js';
import { plain } from '../../src/cli/terminal/style.js';
import { resultLines } from '../../src/cli/watch/result.js';
import type { RunResult } from '../../src/run/folder/format.js';
import { started } from './records.js';

const engine = started.engine;
if (!engine) throw new Error('the example has no engine');

const result = (changes: Partial<RunResult> = {}): RunResult => ({
  format: 1,
  method: 'l2t-ww',
  bestEpoch: 3,
  validationAccuracy: 0.5,
  testAccuracy: 0.54,
  testImages: 500,
  standardError: 0.0223,
  epochs: 4,
  lambdaEpoch: 3,
  iterations: 40,
  seconds: 83,
  engine,
  pairs: [{ source: 'noto:stage1.block1', target: 'pool1.input', lambda: { mean: 1.5, deviation: 0.1 } }],
  seed: 0,
  dataSeed: 0,
  notes: ['Only a part of the images is here.'],
  ...changes,
});

test('a result tells accuracy, time, folder, notes and pair weights', () => {
  expect(resultLines(result(), { folder: 'runs/birds', paint: plain })).toEqual([
    'test accuracy  54.0 ± 2.2%  on 500 images',
    '               epoch 3 of 4, the best by validation (50.0%)',
    'time           1:23  on onnxruntime, CPU, 2 threads',
    'run folder     runs/birds',
    'note  Only a part of the images is here.',
    '',
    'pair weights λ, source layer by target layer',
    '               pool1.input',
    'stage1.block1  ██ 1.50',
  ]);
});

const pair = (first: number, second: number) =>
  comparisonLines(
    [
      { method: 'scratch', folder: 'runs/a', result: result({ testAccuracy: first, pairs: [] }) },
      { method: 'l2t-ww', folder: 'runs/b', result: result({ testAccuracy: second }) },
    ],
    plain,
  );

test('a comparison is a table, the difference, the pair weights and the folders', () => {
  expect(pair(0.5, 0.6)).toEqual([
    'method   test accuracy  test images  time',
    'Scratch    50.0 ± 2.2%          500  1:23',
    'L2T-ww     60.0 ± 2.2%          500  1:23',
    '',
    'L2T-ww is 10.0 points above Scratch, with a standard error of 3.2 points.',
    '',
    'learned pair weights λ: source layer (row) to target layer (column)',
    '               pool1.input',
    'stage1.block1  ██ 1.50',
    '',
    'run folders',
    'runs/a',
    'runs/b',
  ]);
});

test('a difference within twice its standard error is called unsettled', () => {
  expect(pair(0.5, 0.52).join(' ')).toContain('One seed does not settle which one is better.');
});

test('a method that loses is said to lose', () => {
  expect(pair(0.6, 0.5).join(' ')).toContain('L2T-ww is 10.0 points below Scratch');
});

function measured() {
  const confusion = emptyConfusion(['owl', 'gull', 'wren']);
  confusion.add([0, 0, 0, 0, 1, 1], [0, 1, 1, 2, 1, 1]);
  const outcomes = { labels: [0, 1], predictions: [1, 1], confidences: [0.5, 0.75] };
  const looked = { outcomes, pixels: [[1, 2, 3]], positions: [4], size: { height: 1, width: 1 } };
  return { confusion, ...looked, notes: [], engine: { name: 'reference', device: 'CPU' } };
}

test('an evaluation tells the accuracy in all and by class, and the most frequent mistakes first', () => {
  expect(evaluationLines(measured(), 'test', plain)).toEqual([
    'test accuracy  50.0 ± 20.4%  (3 of 6 images)',
    '',
    'class  images  right  accuracy',
    'owl         4      1     25.0%',
    'gull        2      2    100.0%',
    'wren        0      0',
    '',
    'most confused',
    'owl taken for gull: 2 of 4 images',
    'owl taken for wren: 1 of 4 images',
  ]);
});

test('the data of an evaluation hold the confusion matrix by actual and predicted class', () => {
  expect(evaluationData(measured(), 'test').confusion).toEqual([
    [1, 2, 1],
    [0, 2, 0],
    [0, 0, 0],
  ]);
});

test('the data of single images are what was said of each, and its pixels', () => {
  expect(imagesData(measured(), 'test')).toEqual({
    part: 'test',
    ...{ height: 1, width: 1 },
    images: [{ index: 4, label: 0, prediction: 1, confidence: 0.5, pixels: [1, 2, 3] }],
  });
});
