/** @file λ that every view shows of a finished run. */
import { expect, test } from 'vitest';
import { finalLambda } from '../../src/run/folder/final-lambda.js';
import { readResult } from '../../src/run/folder/read.js';

test('λ of a finished run is the mean over the last epoch, pair by pair', async () => {
  const result = await readResult('test/run/format-1');
  expect(finalLambda(result)?.slice(0, 2)).toEqual([0.19627158906724718, 0.6291392683982849]);
});

test('a run that goes on, and a method that learns none, have no final λ', async () => {
  const result = await readResult('test/run/format-1');
  const none = result?.pairs.map(({ source, target }) => ({ source, target })) ?? [];
  expect(finalLambda(undefined)).toBeUndefined();
  expect(finalLambda(result && { ...result, pairs: none })).toBeUndefined();
});
