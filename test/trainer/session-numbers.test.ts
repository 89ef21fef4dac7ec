/** @file The numbers that a session feeds, sums up and records beside what its programs compute. */
import { expect, test } from 'vitest';
import { feedNames } from '../../src/method/iteration.js';
import { scalar } from '../../src/tensor/host-tensor.js';
import { cosineRate, predictions, scalarFeeds } from '../../src/trainer/session/batches.js';
import { lambdaOf, noSums, withBatch } from '../../src/trainer/session/epoch-sums.js';
import { firstNonFinite, observe } from '../../src/trainer/session/observations.js';
import { type Position, positionFromJson, positionToJson } from '../../src/trainer/session/position.js';
import { tinySetup } from '../method/tiny.js';

const setup = tinySetup('l2t-ww');
const onePair = { ...setup, pairs: setup.pairs.slice(0, 1) };

test('the learning rate falls along a cosine, from the whole rate in the first epoch', () => {
  const rates = [0, 1, 2, 3].map((epoch) => cosineRate(0.2, epoch, 4));
  const wanted = [0.2, 0.1 * (1 + Math.SQRT1_2), 0.1, 0.1 * (1 - Math.SQRT1_2)];
  for (const [epoch, rate] of rates.entries()) expect(rate).toBeCloseTo(wanted[epoch] ?? Number.NaN, 12);
});

test("each of Adam's moments has the correction of its own decay at this step", () => {
  const feeds = new Map(scalarFeeds(0.1, 2, { beta1: 0.5, beta2: 0.25 }));
  expect(feeds.get(feedNames.firstCorrection)?.data[0]).toBeCloseTo(1 / (1 - 0.25), 6);
  expect(feeds.get(feedNames.secondCorrection)?.data[0]).toBeCloseTo(1 / (1 - 0.0625), 6);
});

test('of equal logits the first class is the prediction', () => {
  expect(predictions({ shape: [2, 3], data: Float32Array.of(1, 1, 0, 0, 2, 2) })).toEqual([0, 1]);
});

/** Three images with λ of 1, 2 and 3 and the loss 2, then a last one with 6 and 10. */
const epoch = [
  { images: 3, correct: 2, trainingLoss: 2, lambda: { mean: [2], deviation: [Math.sqrt(2 / 3)] } },
  { images: 1, correct: 1, trainingLoss: 10, lambda: { mean: [6], deviation: [0] } },
].reduce(withBatch, noSums);

test('the loss of an epoch is that of its images, whatever the sizes of its batches', () => {
  expect(epoch.loss / epoch.images).toBe(4);
});

test('λ of an epoch has the mean and the spread of all its images', () => {
  const { mean = [], deviation = [] } = lambdaOf(epoch) ?? {};
  expect(mean).toEqual([3]);
  expect(deviation[0]).toBeCloseTo(Math.sqrt((1 + 4 + 9 + 36) / 4 - 9), 12);
});

const outputs = new Map([
  ['original', scalar(1)],
  ['transfer', scalar(2)],
  ['lambda', { shape: [2, 1], data: Float32Array.of(1, 5) }],
  ['channelWeights.0', { shape: [2, 3], data: Float32Array.of(0, 0.25, 0.75, 0, 0.75, 0.25) }],
]);

test('λ of an iteration has the mean and the standard deviation over its images', () => {
  expect(observe(onePair, outputs).lambda).toEqual({ mean: [3], deviation: [2] });
});

test('the entropy of w is log 2 where two channels weigh the same and a third nothing', () => {
  expect(observe(onePair, outputs).weights?.entropy[0]).toBeCloseTo(Math.LN2, 12);
});

test('the heaviest channels of a pair come first', () => {
  const weights = { shape: [1, 7], data: Float32Array.of(1, 7, 2, 6, 3, 5, 4) };
  const { top = [] } = observe(onePair, new Map([...outputs, ['channelWeights.0', weights]])).weights ?? {};
  expect(top[0]?.map(([channel]) => channel)).toEqual([1, 3, 5, 6, 4]);
});

test('the pair whose loss is no number is named before the losses that it makes none', () => {
  const observations = { trainingLoss: 1, transferLoss: Number.NaN, pairLosses: [1, Number.NaN] };
  const [, second] = setup.pairs;
  expect(firstNonFinite(setup, observations)).toBe(
    `the matching loss of ${second?.sourceLayer} → ${second?.targetLayer}`,
  );
});

test('where a session stands comes back from a checkpoint as it was', () => {
  const position: Position = {
    iteration: 7,
    seconds: 1.5,
    sums: epoch,
    best: { epoch: 2, validationAccuracy: 0.5, testAccuracy: 0.25 },
    bestLostAfter: 4,
    lambda: { mean: [1], deviation: [2] },
  };
  expect(positionFromJson(JSON.parse(JSON.stringify(positionToJson(position))))).toEqual(position);
});
