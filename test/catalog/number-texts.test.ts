/** @file Durations and parts of a whole as texts. */
import { expect, test } from 'vitest';
import { durationText, percent, percentDone, percentWithError } from '../../src/catalog/number-texts.js';

test.each([
  [40.4, '40 s'],
  [59.6, '1 min'],
  [119, '2 min'],
  [3599, '1 h 00 min'],
  [3900, '1 h 05 min'],
])('%d seconds are a duration of %s', (seconds, text) => expect(durationText(seconds)).toBe(text));

test('an accuracy has one decimal in percent', () => expect(percent(0.5)).toBe('50.0%'));
test('an accuracy stands with its standard error in percent', () =>
  expect(percentWithError(0.54, 0.0223)).toBe('54.0 ± 2.2%'));
test('what is not done is not said to be', () => expect(percentDone(0.999)).toBe('99%'));
