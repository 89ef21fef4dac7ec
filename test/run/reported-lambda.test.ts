/** @file λ that every view shows of a finished run. */
import { expect, test } from 'vitest';
import { readResult } from '../../src/run/folder/read.js';
import { reportedLambda } from '../../src/run/folder/reported-lambda.js';

test('λ of a finished run is the mean over an epoch, pair by pair', async () => {
  const result = await readResult('test/run/format-1');
  const reported = reportedLambda(result);
  expect(reported?.mean.slice(0, 2)).toEqual([0.19627158906724718, 0.6291392683982849]);
});

test('a result says of which epoch its λ is; one of an earlier version has that of the last', async () => {
  const result = await readResult('test/run/format-1');
  expect(reportedLambda(result)?.epoch).toBe(result?.epochs);
  expect(reportedLambda(result && { ...result, lambdaEpoch: 2 })?.epoch).toBe(2);
});

test('a run that goes on, and a method that learns none, report no λ', async () => {
  const result = await readResult('test/run/format-1');
  const none = result?.pairs.map(({ source, target }) => ({ source, target })) ?? [];
  expect(reportedLambda(undefined)).toBeUndefined();
  expect(reportedLambda(result && { ...result, pairs: none })).toBeUndefined();
});
