/** @file How the panel says in what runs differ, and which preset makes their pairs. */
import { expect, test } from 'vitest';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import { presetPairs } from '../../src/catalog/pairs.js';
import type { Experiment } from '../../src/configuration/experiment.js';
import { presetOf } from '../../src/extension/studio/preset-of.js';
import { choicesOf } from '../../src/extension/studio/run-choices.js';
import { settingsLabels } from '../../src/extension/studio/settings-labels.js';
import type { RunSummary } from '../../src/run/overview/list.js';
import { summary } from './runs.js';

const source = { name: 'noto', network: 'resnet14', width: 1, classes: 6, weights: '/w/noto' } as const;
const target = { network: 'vgg9', width: 0.25 } as const;
const pairs = presetPairs(
  'all-to-all',
  [describeNetwork({ ...source })],
  describeNetwork({ ...target, classes: 6 }),
);

function run(folder: string, changes: Partial<Experiment>): RunSummary {
  const { configuration } = summary();
  const experiment = { ...configuration.experiment, ...changes };
  return summary({ folder, configuration: { ...configuration, experiment } });
}

const transfer = { method: 'l2t-ww', sources: [source], target, pairs, beta: 0.5 } as const;

test('runs that differ in their seed alone have one label, others are told apart by what differs', () => {
  const labels = settingsLabels([
    run('a', { ...transfer, seed: 0 }),
    run('b', { ...transfer, seed: 1 }),
    run('c', { ...transfer, beta: 0.25 }),
  ]);
  expect([...labels.values()]).toEqual(['l2t-ww, beta 0.5', 'l2t-ww, beta 0.5', 'l2t-ww, beta 0.25']);
});

test('what a method has and another has not is said by their names', () => {
  const labels = settingsLabels([run('a', transfer), run('b', { target, sources: [], pairs: [] })]);
  expect([...labels.values()]).toEqual(['l2t-ww', 'scratch']);
});

test('unequal settings that look the same are numbered', () => {
  const labels = settingsLabels([
    run('a', { ...transfer, pairs: pairs.slice(0, 3) }),
    run('b', { ...transfer, pairs: pairs.slice(3, 6) }),
  ]);
  expect([...labels.values()]).toEqual(['l2t-ww, 3 pairs', 'l2t-ww, 3 pairs #2']);
});

test('pairs are told by the preset that makes them, in whatever order', () => {
  expect(presetOf(run('a', { ...transfer, pairs: [...pairs].reverse() }).configuration.experiment)).toBe(
    'all-to-all',
  );
  expect(presetOf(run('a', { ...transfer, pairs: pairs.slice(1) }).configuration.experiment)).toBeUndefined();
});

test('a run without pairs says nothing of them', () => {
  const [scratch, matched] = choicesOf([run('a', {}), run('b', transfer)], new Map());
  expect(scratch?.pairs).toBeUndefined();
  expect(matched?.pairs).toEqual({ count: pairs.length, preset: 'all-to-all' });
});
