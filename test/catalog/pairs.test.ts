/** @file The presets of candidate pairs against the paper's and the authors' choices. */
import { expect, test } from 'vitest';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import { findFeature, type NetworkDescription } from '../../src/catalog/networks/description.js';
import type { NetworkName } from '../../src/catalog/networks/table.js';
import { type PairStrategy, presetPairs } from '../../src/catalog/pairs.js';

const network = (name: NetworkName) => describeNetwork({ network: name, classes: 10 });

/** Pairs as the authors write them, `4-0`: index of the source layer, index of the target layer. */
function authorsPairs(
  strategy: PairStrategy,
  source: NetworkDescription,
  target: NetworkDescription,
): string[] {
  return presetPairs(strategy, [source], target).map(
    ({ sourceLayer, targetLayer }) =>
      `${findFeature(source, sourceLayer)?.alias}-${findFeature(target, targetLayer)?.alias}`,
  );
}

test('all-to-all of ResNet-32 and VGG-9 is the 15 pairs of the authors, source layer by source layer', () => {
  const expected = [4, 9, 14].flatMap((source) => [0, 1, 2, 3, 4].map((target) => `${source}-${target}`));
  expect(authorsPairs('all-to-all', network('resnet32'), network('vgg9'))).toEqual(expected);
});

test('one-to-one of ResNet-32 and VGG-9 pairs the three layers of equal size', () => {
  expect(authorsPairs('one-to-one', network('resnet32'), network('vgg9'))).toEqual(['4-0', '9-1', '14-2']);
});

test('single of ResNet-32 and VGG-9 pairs the last source feature with the layer of its size', () => {
  expect(authorsPairs('single', network('resnet32'), network('vgg9'))).toEqual(['14-2']);
});

test('all-to-all of ResNet-34 and ResNet-18 is 16 pairs of stages without the stem', () => {
  const expected = [1, 2, 3, 4].flatMap((source) => [1, 2, 3, 4].map((target) => `${source}-${target}`));
  expect(authorsPairs('all-to-all', network('resnet34'), network('resnet18'))).toEqual(expected);
});

test('one-to-one of ResNet-34 and ResNet-18 pairs stage with stage', () => {
  expect(authorsPairs('one-to-one', network('resnet34'), network('resnet18'))).toEqual([
    '1-1',
    '2-2',
    '3-3',
    '4-4',
  ]);
});

test('pairs of several sources stand source by source', () => {
  const pairs = presetPairs('one-to-one', [network('resnet32'), network('resnet14')], network('vgg9'));
  expect(pairs.map(({ source, sourceLayer }) => `${source}:${sourceLayer}`)).toEqual([
    '0:stage1.block5',
    '0:stage2.block5',
    '0:stage3.block5',
    '1:stage1.block2',
    '1:stage2.block2',
    '1:stage3.block2',
  ]);
});

test('single is empty where no target layer has the size of the last source feature', () => {
  expect(presetPairs('single', [network('vgg9')], network('resnet32'))).toEqual([]);
});
