/** @file What is told of runs side by side. */
import { expect, test, vi } from 'vitest';
import { comparisonOf } from '../../../webview/compare/comparison.js';
import { finished, pairs, running } from '../recorded-runs.js';

// Numbers are written in the language of the page; in Node that is the machine's.
vi.mock('../../../webview/shell/language.js', () => ({ displayLanguage: 'en' }));

const rowOf = (name: string, runs = [finished, running]) => {
  const { results, differing } = comparisonOf(runs);
  return [...results, ...differing].find((row) => row.name === name);
};

test('every key that differs is told by its name in the file, and no other', () => {
  const { differing } = comparisonOf([finished, running]);
  expect(differing.map(({ name }) => name)).toEqual([
    'beta',
    'optimizer.learningRate',
    'seed',
    'data.imagesPerClass',
    'pairs',
  ]);
  expect(rowOf('optimizer.learningRate')?.values).toEqual(['0.05', '0.1']);
});

test('a key that only one run has stands against a dash', () => {
  expect(rowOf('data.imagesPerClass')?.values).toEqual(['–', '10']);
});

test('pairs are told by their number and by those that not all runs have', () => {
  expect(rowOf('pairs')?.values).toEqual([
    '15 pairs, with stage3.block2 → pool3.input, stage3.block2 → pool4.input, stage3.block2 → pool5.input',
    '12 pairs',
  ]);
  const few = { ...running, setup: { ...running.setup, pairs: pairs.slice(0, 5) } };
  expect(rowOf('pairs', [finished, few])?.values[0]).toMatch(/^15 pairs, with .* and 6 more$/u);
});

test('runs that are made alike differ in no key', () => {
  expect(comparisonOf([finished, { ...finished, folder: '/w/runs/again' }]).differing).toEqual([]);
});

test('a run is found again by its folder', () => {
  expect(rowOf('Run folder')?.values).toEqual([
    '20261124-141034-emoji-l2t-ww-seed0',
    '20261124-130502-emoji-l2t-ww-seed1',
  ]);
});

test('the run that did best is marked, unless all did the same', () => {
  expect(rowOf('Test accuracy')).toEqual({ name: 'Test accuracy', values: ['68.8%', '63.1%'], best: [0] });
  expect(rowOf('Test accuracy', [finished, finished])?.best).toBeUndefined();
});

test('what a run does not know yet is a dash', () => {
  const { last, best, engine, ...fresh } = running;
  const results = comparisonOf([fresh]).results.filter(({ name }) => name !== 'Run folder');
  expect(results.map(({ values }) => values)).toEqual(results.map(() => ['–']));
});

test('a validation accuracy that was never measured is a dash', () => {
  const unheld = { ...finished, best: { epoch: 3, test: 0.5 } };
  const result = finished.result && { ...finished.result, validationAccuracy: 0 };
  expect(rowOf('Best validation accuracy', [{ ...unheld, ...(result && { result }) }])?.values).toEqual([
    '–',
  ]);
});
