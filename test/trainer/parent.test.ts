import { expect, test } from 'vitest';
import { runErrors } from '../../src/errors/run.js';
import { failureOf } from '../../src/run/folder/failure.js';
import { isParentMessage } from '../../src/trainer/parent.js';

const failure = failureOf(runErrors.diskFull('/runs', undefined));

const elsewhere = { kind: 'elsewhere', next: 'tensorflow', notTaken: [] };

test.each([{ kind: 'ready' }, { kind: 'failed', failure }, elsewhere])('a trainer may say %j', (message) => {
  expect(isParentMessage(message)).toBe(true);
});

test.each([
  undefined,
  'ready',
  { kind: 'other' },
  { kind: 'failed' },
  { kind: 'failed', failure: 'full' },
  { kind: 'elsewhere' },
])('%j is nothing that a trainer says', (message) => {
  expect(isParentMessage(message)).toBe(false);
});
