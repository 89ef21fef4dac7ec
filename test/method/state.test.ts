/** @file The state that a method starts with: bridges, meta-networks and optimizers. */
import { expect, test } from 'vitest';
import { describeNetwork } from '../../src/catalog/networks/describe.js';
import { presetPairs } from '../../src/catalog/pairs.js';
import { initialState } from '../../src/method/state.js';
import { filled, type NamedTensors } from '../../src/tensor/host-tensor.js';
import { sourceWeights, tinySetup } from './tiny.js';

const source = describeNetwork({ network: 'resnet32', classes: 5 });
const target = describeNetwork({ network: 'vgg9', width: 1 / 4, classes: 3 });
const pairs = presetPairs('all-to-all', [source], target);
const setup = tinySetup('l2t-ww', { sources: [source], target, pairs });
const state = initialState(setup, 1, sourceWeights(setup));

/** The tensors whose names have this form, as one list of numbers. */
function numbers(tensors: NamedTensors, pattern: RegExp): number[] {
  return [...tensors].flatMap(([name, { data }]) => (pattern.test(name) ? [...data] : []));
}

test('every pair has a bridge from target to source channels, uniform in ±1/√(target channels)', () => {
  for (const [index, { targetLayer }] of pairs.entries()) {
    const [channels = 1] = target.features.find(({ name }) => name === targetLayer)?.shape ?? [];
    const drawn = numbers(state, new RegExp(`^bridge\\.${index}\\.`));
    const bound = 1 / Math.sqrt(channels);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    const deviation = Math.sqrt(
      drawn.reduce((sum, value) => sum + value * value, 0) / drawn.length - mean ** 2,
    );
    expect(Math.max(...drawn.map(Math.abs))).toBeLessThanOrEqual(bound);
    expect(Math.abs(mean)).toBeLessThan((5 * bound) / Math.sqrt(drawn.length));
    expect(Math.abs((deviation * Math.sqrt(3)) / bound - 1)).toBeLessThan(5 / Math.sqrt(drawn.length));
  }
});

test('the meta-networks of what start at zero', () => {
  expect(new Set(numbers(state, /^what\./))).toEqual(new Set([0]));
});

test('the meta-networks of where start at the bias 1, with weights uniform in ±1/√(source channels)', () => {
  expect(new Set(numbers(state, /^where\.\d+\.bias$/))).toEqual(new Set([1]));
  for (const [index, pair] of pairs.entries()) {
    const [channels = 1] = source.features.find(({ name }) => name === pair.sourceLayer)?.shape ?? [];
    const weights = state.get(`where.${index}.weight`)?.data ?? [];
    expect(weights.length).toBe(channels);
    expect(Math.max(...[...weights].map(Math.abs))).toBeLessThanOrEqual(1 / Math.sqrt(channels));
  }
});

test('momentum and the moments of Adam start at zero, for every parameter', () => {
  const names = [...state.keys()].filter((name) => /^(target|bridge)\./.test(name) && !/running_/.test(name));
  expect(names.filter((name) => !state.has(`momentum.${name}`))).toEqual([]);
  expect(new Set(numbers(state, /^(momentum|adam)\./))).toEqual(new Set([0]));
});

test('what a file gives the target stands over what is drawn, and under what fine-tuning starts from', () => {
  const name = 'features.0.weight';
  const start = (method: 'scratch' | 'fine-tune') => {
    const setup = tinySetup(method);
    const shape = setup.target.parameters.find((each) => each.name === name)?.shape ?? [];
    const weights = setup.sources.map(() => new Map([[name, filled(shape, 2)]]));
    const given = new Map([[name, filled(shape, 1)]]);
    return initialState(setup, 1, method === 'scratch' ? [] : weights, given).get(`target.${name}`)?.data[0];
  };
  expect([start('scratch'), start('fine-tune')]).toEqual([1, 2]);
});
