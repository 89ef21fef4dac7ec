/** @file What is said of a run that does not train and has no result. */
import { expect, test } from 'vitest';
import { stoppedSentence } from '../../src/cli/watch/stopped.js';

test('a run that was stopped before its first checkpoint is not said to have one', () => {
  expect(stoppedSentence({ state: 'stopped' })).toBe(
    'Stopped before its first checkpoint: it will begin anew.',
  );
});

test('a run that was stopped is said to have the checkpoint of where it stands', () => {
  const progress = { iteration: 12, epoch: 2, iterationsPerEpoch: 10, epochs: 4 };
  expect(stoppedSentence({ state: 'stopped', progress })).toBe(
    'Stopped after iteration 12, in epoch 2; its checkpoint is written.',
  );
});
