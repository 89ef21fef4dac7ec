/** @file The table of methods holds together. */
import { describe, expect, test } from 'vitest';
import { methodNames, methodTable } from '../../src/catalog/methods.js';

describe.each(methodNames)('the method %s', (name) => {
  const method = methodTable[name];

  test('names its source', () => expect(method.source).toMatch(/(19|20)\d\d/));
  test('has bridges only with pairs', () =>
    expect(!method.bridges || method.defaultPairs !== undefined).toBe(true));
  test('has a weight of the transfer loss exactly with pairs', () =>
    expect(method.hyperParameters.beta !== undefined).toBe(method.defaultPairs !== undefined));
  test('has look-ahead steps exactly where it looks ahead', () =>
    expect(method.hyperParameters.lookAheadSteps !== undefined).toBe(method.lookAhead !== undefined));
});
