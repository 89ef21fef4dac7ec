import { expect, test } from 'vitest';
import { runErrors } from '../../src/errors/run.js';
import { failureOf } from '../../src/run/failure.js';
import { isParentMessage } from '../../src/trainer/parent.js';

const failure = failureOf(runErrors.diskFull('/runs', undefined));

test.each([{ kind: 'ready' }, { kind: 'failed', failure }])('a trainer may say %j', (message) => {
  expect(isParentMessage(message)).toBe(true);
});

test.each([undefined, 'ready', { kind: 'other' }, { kind: 'failed' }, { kind: 'failed', failure: 'full' }])(
  '%j is nothing that a trainer says',
  (message) => {
    expect(isParentMessage(message)).toBe(false);
  },
);
