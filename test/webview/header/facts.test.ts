/** @file The facts of a run as texts. */
import { expect, test, vi } from 'vitest';
import { factsOf } from '../../../webview/header/facts.js';
import { running } from '../recorded-runs.js';

// Numbers are written in the language of the page; in Node that is the machine's.
vi.mock('../../../webview/shell/language.js', () => ({ displayLanguage: 'en' }));

test('a finished run does not count its epochs and iterations', () => {
  const names = factsOf({ ...running, state: 'finished' }).map(({ name }) => name);
  expect(names).not.toContain('Epoch');
  expect(names).not.toContain('Iteration');
});

test('the best epoch of a run without validation images is told by its test accuracy alone', () => {
  const facts = factsOf({ ...running, best: { epoch: 21, test: 0.6312 } });
  expect(facts).toContainEqual({ name: 'Best epoch', value: '21: test 63.1%' });
});

test('a run that continues another says from where', () => {
  const facts = factsOf({ ...running, continuedFrom: { run: 'first', epoch: 20 } });
  expect(facts).toContainEqual({ name: 'Continued from', value: 'first, after epoch 20' });
});
