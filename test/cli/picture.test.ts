/** @file What a view knows of a run. */
import { expect, test } from 'vitest';
import { bestEpoch, doneFraction, withRecord } from '../../src/cli/watch/picture.js';
import { empty, epoch, iteration, midway } from './records.js';

test('the best epoch is the first with the best validation accuracy', () => {
  const history = [0.1, 0.3, 0.3, 0.2].map((validationAccuracy, index) =>
    epoch(index + 1, { validationAccuracy }),
  );
  expect(bestEpoch({ ...empty, history })?.epoch).toBe(2);
});

test('without validation images the last epoch counts', () => {
  const history = [1, 2].map((number) => epoch(number, { validationImages: 0, testAccuracy: 1 / number }));
  expect(bestEpoch({ ...empty, history })?.epoch).toBe(2);
});

test('what is done is known once the length of an epoch is', () => {
  expect([doneFraction(empty), doneFraction(midway)]).toEqual([0, 13 / 40]);
});

test('a run that continues a shorter one is not through after the records of that one', () => {
  const continued = [
    iteration(10, { iterations: 10 }),
    epoch(1),
    iteration(20, { iterations: 20 }),
    epoch(2),
  ];
  expect(doneFraction(continued.reduce(withRecord, empty))).toBe(20 / 40);
});

test('the length of an epoch is known from the first iteration on', () => {
  expect(doneFraction(withRecord(empty, iteration(1, { iterations: 40 })))).toBe(1 / 40);
});
