/** @file What a view knows of a run. */
import { expect, test } from 'vitest';
import { bestEpoch, doneFraction, secondsLeft, withRecord } from '../../src/cli/watch/picture.js';
import { empty, epoch, iteration, midway, started } from './records.js';

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

test('time left leaves out the first iteration, which also compiles', () => {
  const slowFirst = [iteration(1, { time: 100 }), iteration(2, { time: 102 })].reduce(withRecord, midway);
  expect(secondsLeft({ ...slowFirst, paceStart: iteration(1, { time: 100 }) })).toBe(2 * 38);
});

test('a resumed run measures its pace anew', () => {
  expect(secondsLeft(withRecord(midway, { ...started, name: 'resumed' }))).toBeUndefined();
});
