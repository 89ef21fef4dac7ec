/** @file The facts of a run as texts. */
import { expect, test } from 'vitest';
import { durationText, factsOf } from '../../../webview/header/facts.js';
import { running } from '../recorded-runs.js';

test.each([
  [40.4, '40 s'],
  [59.6, '1 min'],
  [119, '2 min'],
  [3599, '1 h 00 min'],
  [3900, '1 h 05 min'],
])('%d seconds are a duration of %s', (seconds, text) => expect(durationText(seconds)).toBe(text));

test('a finished run does not count its epochs and iterations', () => {
  const names = factsOf({ ...running, state: 'finished' }).map(({ name }) => name);
  expect(names).not.toContain('Epoch');
  expect(names).not.toContain('Iteration');
});

test('the best epoch of a run without validation images is told by its test accuracy alone', () => {
  const facts = factsOf({ ...running, best: { epoch: 21, test: 0.6312 } });
  expect(facts).toContainEqual({ name: 'Best epoch', value: '21: test 63.1%' });
});
