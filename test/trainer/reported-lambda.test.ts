/** @file Of which epoch the λ is that a run reports. */
import { expect, test } from 'vitest';
import { noSums, withBatch } from '../../src/trainer/session/epoch-sums.js';
import { positionFromJson, positionToJson, start, withLambda } from '../../src/trainer/session/position.js';

const sumsOf = (lambda: number) =>
  withBatch(noSums, { images: 1, correct: 1, trainingLoss: 1, lambda: { mean: [lambda], deviation: [0] } });

/** Epochs of these λ, of which some are the best so far. */
function after(epochs: readonly { readonly lambda: number; readonly isBest: boolean }[], from = start) {
  let position = from;
  for (const [index, { lambda, isBest }] of epochs.entries())
    position = withLambda(Object.assign({}, position, { sums: sumsOf(lambda) }), {
      epoch: index + 1,
      isBest,
    });
  return position;
}

const [worse, better] = [
  { lambda: 0.25, isBest: false },
  { lambda: 0.5, isBest: true },
];

test('λ is that of the best epoch, which is named, and later epochs do not change it', () => {
  const { lambda, lambdaEpoch } = after([{ lambda: 1, isBest: true }, better, worse]);
  expect([lambda.mean, lambdaEpoch]).toEqual([[0.5], 2]);
});

test('a checkpoint keeps the epoch of λ', () => {
  const position = after([better]);
  expect(positionFromJson(positionToJson(position))).toEqual(position);
});

test('a run of an earlier version that goes on has the last λ, unnamed, until an epoch is better', () => {
  const earlier = { ...start, lambda: { mean: [7], deviation: [0] } };
  expect(after([worse], earlier)).toMatchObject({ lambda: { mean: [0.25] } });
  expect(after([worse], earlier).lambdaEpoch).toBeUndefined();
  expect(after([worse, better], earlier)).toMatchObject({ lambda: { mean: [0.5] }, lambdaEpoch: 2 });
});

test('without learned λ there is none to report', () => {
  expect(withLambda(start, { epoch: 1, isBest: true })).toEqual(start);
});
