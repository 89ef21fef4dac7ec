/** @file What an iteration leaves behind: the look-ahead leaves nothing, and φ is its only use. */
import { expect, test } from 'vitest';
import { toValues } from '../../src/cli/golden/runner.js';
import { phiNames, thetaNames } from '../../src/method/state.js';
import { exactIteration, largestDifference, movedState, tinySetup, withFewPairs } from './tiny.js';

const rounding = 1e-12;
const setup = withFewPairs(tinySetup('l2t-ww', { lookAheadSteps: 1 }));
/** θ, its momentum, and the target's running statistics. */
const left = [
  ...thetaNames(setup),
  ...thetaNames(setup).map((name) => `momentum.${name}`),
  ...setup.target.statistics.map(({ name }) => `target.${name}`),
];

/** φ at which w = 1/C and λ = 1, as unweighted feature matching has them. */
function neutralState() {
  return new Map(
    [...movedState(setup)].map(([name, tensor]) => {
      if (!/^(what|where)\./.test(name)) return [name, tensor];
      const value = /^where\.\d+\.bias$/.test(name) ? 1 : 0;
      return [name, { ...tensor, data: tensor.data.map(() => value) }];
    }),
  );
}

test('L2T-ww with w = 1/C and λ = 1 makes the step of plain feature matching and leaves nothing else behind', () => {
  const state = neutralState();
  const matching = exactIteration(tinySetup('fm', { pairs: setup.pairs }), state);
  const learning = exactIteration(setup, state);
  expect(largestDifference(learning.state, matching.state, left)).toBeLessThan(rounding);
  expect(
    largestDifference(learning.outputs, matching.outputs, ['total', 'pairLosses', 'logits']),
  ).toBeLessThan(rounding);
});

test('how far the method looks ahead does not change the step of θ', () => {
  const state = movedState(setup);
  const [once, twice] = [1, 2].map((lookAheadSteps) => exactIteration({ ...setup, lookAheadSteps }, state));
  expect(once && twice && largestDifference(once.state, twice.state, left)).toBeLessThan(rounding);
});

test('the step of θ does not depend on the meta learning rate, and that of φ does', () => {
  const state = movedState(setup);
  const [slow, fast] = [1e-3, 1e-1].map((learningRate) =>
    exactIteration({ ...setup, metaOptimizer: { ...setup.metaOptimizer, learningRate } }, state),
  );
  expect(slow && fast && largestDifference(slow.state, fast.state, left)).toBe(0);
  expect(slow && fast && largestDifference(slow.state, fast.state, phiNames(setup))).toBeGreaterThan(0.05);
});

test('running statistics are of the pass before the step: the learning rate does not change them', () => {
  const matching = { ...setup, method: 'fm' } as const;
  const state = movedState(setup);
  const statistics = setup.target.statistics.map(({ name }) => `target.${name}`);
  const [still, moving] = [0, 0.1].map((learningRate) => exactIteration(matching, state, { learningRate }));
  expect(still && moving && largestDifference(still.state, moving.state, statistics)).toBe(0);
});

test('an iteration moves every running statistic of the target', () => {
  const names = setup.target.statistics.map(({ name }) => `target.${name}`);
  const state = movedState(setup);
  const before = toValues(state);
  const { state: after } = exactIteration({ ...setup, method: 'fm' }, state);
  const still = names.filter((name) => largestDifference(after, before, [name]) === 0);
  expect(still).toEqual([]);
});
