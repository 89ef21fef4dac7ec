/** @file Estimated costs against the paper's counts and the networks' own sums. */
import { describe, expect, test } from 'vitest';
import { type CostSetup, iterationCost, pairCosts } from '../../src/catalog/cost.js';
import { type LayerCost, layerRows } from '../../src/catalog/layer-rows.js';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import { networkNames } from '../../src/catalog/networks/table.js';
import { presetPairs } from '../../src/catalog/pairs.js';

const source = describeNetwork({ network: 'resnet32', classes: 200 });
const target = describeNetwork({ network: 'vgg9', classes: 100 });
const paper: CostSetup = {
  method: 'l2t-ww',
  sources: [source],
  target,
  pairs: presetPairs('all-to-all', [source], target),
  lookAheadSteps: 2,
  batchSize: 32,
};

describe.each(networkNames)('the rows of %s', (network) => {
  const description = describeNetwork({ network, classes: 7, width: 0.5 });
  const rows = layerRows(description);
  const sum = (key: keyof LayerCost) => rows.reduce((total, row) => total + row[key], 0);

  test('have all its parameters', () => expect(sum('parameters')).toBe(description.parameterCount));
  test('have all its multiply-adds', () => expect(sum('multiplyAdds')).toBe(description.multiplyAdds));
  test('name all its feature layers, with their shapes', () => {
    const named = rows.flatMap(({ feature, inner }) => [...(feature ? [feature] : []), ...inner]);
    expect(new Set(named)).toEqual(new Set(description.features));
    const outputs = rows.flatMap(({ feature, output }) => (feature ? [[feature.shape, output]] : []));
    expect(outputs.filter(([shape, output]) => String(shape) !== String(output))).toEqual([]);
  });
});

test('an L2T-ww iteration at T = 2 is 29 forward passes of the target', () => {
  expect(iterationCost(paper).targetPasses).toBe(29);
});

test("an L2T-ww iteration of the paper's 15 pairs at batch 32 is within 2 % of the measured 299 GFLOP", () => {
  const operations = iterationCost(paper).multiplyAdds * 2 * 32;
  expect(Math.abs(operations / 299e9 - 1)).toBeLessThan(0.02);
});

test('a step from scratch is three forward passes and nothing else', () => {
  const cost = iterationCost({ ...paper, method: 'scratch', sources: [], pairs: [] });
  expect(cost.multiplyAdds).toBe(3 * target.multiplyAdds);
});

test('attention transfer has no bridges', () => {
  expect(iterationCost({ ...paper, method: 'at' }).bridgeParameters).toBe(0);
});

test('L2T-w has no parameters for pair weights', () => {
  const where = pairCosts(paper).reduce((total, pair) => total + pair.whereParameters, 0);
  const without = iterationCost({ ...paper, method: 'l2t-w' }).metaParameters;
  expect(iterationCost(paper).metaParameters - without).toBe(where);
});

test('a pair of unequal sizes says that it resizes', () => {
  expect(pairCosts(paper).map(({ resizes }) => resizes)).toEqual([
    ...[false, true, true, true, true],
    ...[true, false, true, true, true],
    ...[true, true, false, true, true],
  ]);
});

test('a bridge costs its 1x1 convolution at the size of the target', () => {
  const [first] = pairCosts(paper);
  expect(first).toMatchObject({ bridgeParameters: 64 * 16 + 16, multiplyAdds: 64 * 16 * 32 * 32 });
});
