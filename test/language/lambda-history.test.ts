/** @file What a small chart keeps of λ over a long run. */
import { expect, test } from 'vitest';
import { LambdaHistory } from '../../src/language/runs/lambda-history.js';

function historyOf(iterations: number): LambdaHistory {
  const history = new LambdaHistory();
  for (let iteration = 1; iteration <= iterations; iteration++)
    history.add(iteration, { mean: [iteration], deviation: [0] });
  return history;
}
const iterationsOf = (history: LambdaHistory) => history.points.map(({ iteration }) => iteration);

test('a short run is kept whole', () => expect(iterationsOf(historyOf(5))).toEqual([1, 2, 3, 4, 5]));

test('a long run is thinned to what a chart can show', () => {
  const { length } = historyOf(100_000).points;
  expect([length > 100, length <= 240]).toEqual([true, true]);
});

test('what is kept of a long run lies evenly over it, from its first iteration', () => {
  const kept = iterationsOf(historyOf(10_001));
  const steps = kept.slice(1, -1).map((iteration, index) => iteration - (kept[index] ?? 0));
  expect([kept[0], new Set(steps).size]).toEqual([1, 1]);
});

test('the newest iteration is always there, and once', () => {
  for (const last of [239, 240, 241, 1000, 1001])
    expect(iterationsOf(historyOf(last)).filter((iteration) => iteration >= last)).toEqual([last]);
});
