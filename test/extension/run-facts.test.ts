/** @file The best epoch as the records of a run tell it. */
import { expect, test } from 'vitest';
import { withRecords } from '../../src/extension/studio/run-facts.js';
import type { EpochRecord } from '../../src/run/records/metrics.js';

const epoch = (
  number: number,
  [validationAccuracy, validationImages, testAccuracy]: [number, number, number],
): EpochRecord => ({
  kind: 'epoch',
  epoch: number,
  iteration: number,
  time: number,
  trainingLoss: 1,
  trainingAccuracy: 0.5,
  validationAccuracy,
  validationImages,
  testAccuracy,
  testImages: 10,
});

test('the best epoch is that of the highest validation accuracy', () => {
  const records = [epoch(1, [0.3, 10, 0.1]), epoch(2, [0.5, 10, 0.2]), epoch(3, [0.4, 10, 0.3])];
  expect(withRecords({}, records).best).toEqual({ epoch: 2, validation: 0.5, test: 0.2 });
});

test('without validation images the last epoch is the best, and has no validation accuracy', () => {
  const records = [epoch(1, [0, 0, 0.4]), epoch(2, [0, 0, 0.2])];
  expect(withRecords({}, records).best).toEqual({ epoch: 2, test: 0.2 });
});
