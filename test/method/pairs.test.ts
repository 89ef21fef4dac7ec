/** @file Pairs of several sources, and the sixteen of ResNet-34 and ResNet-18. */

import { expect, test } from 'vitest';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import { squareForm } from '../../src/catalog/networks/image-form.js';
import { presetPairs } from '../../src/catalog/pairs.js';
import { toValues } from '../../src/cli/golden/runner.js';
import type { Value } from '../../src/engines/reference/values.js';
import { iterationProgram } from '../../src/method/iteration.js';
import type { MethodSetup } from '../../src/method/setup.js';
import { filled, type HostTensor } from '../../src/tensor/host-tensor.js';
import { batch, runExactly, scalarOf, tinyFeeds, tinySetup, tinyState } from './tiny.js';
import { train } from './train.js';

/** `transfer` and `pairLosses` of the first iteration, of a state whose names are those of the setup. */
function losses(setup: MethodSetup, state: ReadonlyMap<string, Value>) {
  const { outputs } = iterationProgram(setup, tinyState(setup), { batch });
  const { transfer, pairLosses } = outputs;
  if (!transfer || !pairLosses) throw new Error('no losses');
  return runExactly({ outputs: { transfer, pairLosses }, updates: {} }, state, tinyFeeds(setup)).outputs;
}

const resnet14 = describeNetwork({ network: 'resnet14', width: 1 / 8, classes: 5 });
const resnet20 = describeNetwork({ network: 'resnet20', width: 1 / 4, classes: 7 });

test('several sources at once add the losses that each has alone', () => {
  const both = tinySetup('fm', { sources: [resnet14, resnet20] });
  const state = toValues(tinyState(both));
  const together = losses(both, state);

  const parts = [resnet14, resnet20].map((source, index) => {
    const alone = tinySetup('fm', { sources: [source] });
    const first = both.pairs.findIndex((pair) => pair.source === index);
    const renamed = [...state].flatMap(([name, value]): [string, Value][] => {
      if (name.startsWith(`source.${index}.`)) return [[name.replace(/^source\.\d+/, 'source.0'), value]];
      const bridge = /^bridge\.(\d+)(\..*)$/.exec(name);
      if (bridge) return [[`bridge.${Number(bridge[1]) - first}${bridge[2]}`, value]];
      return name.startsWith('target.') ? [[name, value]] : [];
    });
    return losses(alone, new Map(renamed));
  });
  const pairLosses = parts.flatMap((part) => [...(part.get('pairLosses')?.data ?? [])]);
  expect([...(together.get('pairLosses')?.data ?? [])]).toEqual(pairLosses);
  const sum = parts.reduce((total, part) => total + scalarOf(part, 'transfer'), 0);
  expect(scalarOf(together, 'transfer') / sum).toBeCloseTo(1, 12);
});

test('the transfer loss is the sum of the losses of its pairs', () => {
  const setup = tinySetup('l2t-ww');
  const outputs = losses(setup, toValues(tinyState(setup)));
  const sum = [...(outputs.get('pairLosses')?.data ?? [])].reduce((total, loss) => total + loss, 0);
  expect(scalarOf(outputs, 'transfer') / sum).toBeCloseTo(1, 12);
});

test('λ of every image stands in the column of its pair', () => {
  const setup = tinySetup('l2t-ww');
  const where = setup.pairs.map((_, index): [string, HostTensor][] => {
    const { shape = [] } = tinyState(setup).get(`where.${index}.weight`) ?? {};
    return [
      [`where.${index}.weight`, filled(shape, 0)],
      [`where.${index}.bias`, filled([1], index / 8)],
    ];
  });
  const { lambda } = iterationProgram(setup, tinyState(setup), { batch }).outputs;
  if (!lambda) throw new Error('no λ');
  const state = toValues(new Map([...tinyState(setup), ...where.flat()]));
  const { outputs } = runExactly({ outputs: { lambda }, updates: {} }, state, tinyFeeds(setup));
  const row = setup.pairs.map((_, index) => index / 8);
  expect([...(outputs.get('lambda')?.data ?? [])]).toEqual(Array.from({ length: batch }, () => row).flat());
});

test('ResNet-34 and ResNet-18 have sixteen pairs, and L2T-ww trains on them', async () => {
  const [width, image] = [1 / 16, squareForm(64)];
  const source = describeNetwork({ network: 'resnet34', width, classes: 5, image });
  const target = describeNetwork({ network: 'resnet18', width, classes: 3, image });
  const pairs = presetPairs('all-to-all', [source], target);
  const setup = tinySetup('l2t-ww', { sources: [source], target, pairs, lookAheadSteps: 1 });
  const { outputs } = await train(setup, [batch], 0.01);
  expect(pairs.length).toBe(16);
  expect(outputs.map((each) => each.get('lambda')?.shape)).toEqual([[batch, 16]]);
  expect(outputs.every((each) => Number.isFinite(scalarOf(each, 'afterLookAhead')))).toBe(true);
});
