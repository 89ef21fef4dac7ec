/** @file Which lines of a metrics file are records, and which are damaged ones that no reader may meet. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runFiles } from '../../src/run/folder/format.js';
import type { MetricsRecord } from '../../src/run/records/metrics.js';
import { isRecord } from '../../src/run/records/record-guards.js';
import { epoch, iteration, started } from '../cli/records.js';

const pairs = { mean: [0.5, 1], deviation: [0, 0.1] };
const failed = {
  ...started,
  name: 'failed',
  failure: { code: 'run/defect', message: 'It failed.', remedy: 'Report it.', exitCode: 70 },
};

/** A record of each kind with all that it may hold. */
const whole: { readonly [K in MetricsRecord['kind']]: object } = {
  iteration: {
    ...iteration(1),
    lambda: pairs,
    weights: { entropy: [2.7, 2.8], top: [[[3, 0.5]], [[1, 0.25]]] },
    lossAfterLookAhead: 1.5,
  },
  epoch: { ...epoch(1), lambda: pairs, channelWeights: [[0.5, 0.5], [1]] },
  event: { ...failed, detail: 'a sentence' },
};

/** What may be absent: a method without meta-networks has none of these, nor has an event that is about nothing else. */
const optional = new Set([
  'lambda',
  'weights',
  'lossAfterLookAhead',
  'channelWeights',
  'detail',
  'engine',
  'failure',
]);
const keys = Object.entries(whole).flatMap(([kind, record]) =>
  Object.keys(record).map((key) => ({ kind, key, record })),
);
const without = (record: object, key: string) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));

test.each(Object.entries(whole))('a whole record of kind %s is one', (_, record) => {
  expect(isRecord(record)).toBe(true);
});

test.each(keys)('a record of kind $kind whose $key is of another type is none', ({ record, key }) => {
  const damages = [null, {}, [null], true].filter((value) => isRecord({ ...record, [key]: value }));
  expect(damages).toEqual([]);
});

test.each(keys.filter(({ key }) => !optional.has(key)))(
  'a record of kind $kind without its $key is none',
  ({ record, key }) => expect(isRecord(without(record, key))).toBe(false),
);

test.each(keys.filter(({ key }) => optional.has(key)))(
  'a record of kind $kind without its $key is one',
  ({ record, key }) => expect(isRecord(without(record, key))).toBe(true),
);

test.each([
  ['an iteration whose λ has no deviation', { ...whole.iteration, lambda: { mean: [1] } }],
  [
    'an iteration with something among its numbers that is none',
    { ...whole.iteration, pairLosses: [1, '2'] },
  ],
  ['an event that nobody knows', { ...whole.event, name: 'constructor' }],
  ['an event at no moment', { ...whole.event, at: 'yesterday' }],
  ['an event whose engine has no name', { ...whole.event, engine: { ...started.engine, name: 1 } }],
  ['a record of an unknown kind', { ...whole.iteration, kind: 'toString' }],
  ['a number', 1],
  ['nothing', null],
])('%s is no record', (_, value) => expect(isRecord(value)).toBe(false));

test('every line of the first format is a record', () => {
  const file = join(fileURLToPath(new URL('format-1', import.meta.url)), runFiles.metrics);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(lines.filter((line) => !isRecord(JSON.parse(line)))).toEqual([]);
});
