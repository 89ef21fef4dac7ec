/** @file The bytes of TensorBoard's event files, read by a reader of their own. */
import { expect, test } from 'vitest';
import { crc32c, maskedCrc32c } from '../../src/tracking/crc32c.js';
import { eventRecord, firstRecord } from '../../src/tracking/event.js';
import { eventsIn } from './read-events.js';

test('check sums are those of RFC 3720', () => {
  expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283);
  expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
  expect(crc32c(new Uint8Array(32).fill(255))).toBe(0x62a8ab43);
});

test('masked check sums are turned by 15 bits and moved', () => {
  const sum = crc32c(new Uint8Array(32));
  expect(maskedCrc32c(new Uint8Array(32))).toBe((((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0);
});

test('a file begins with its version', () => {
  expect(eventsIn(firstRecord(12.5))).toEqual([
    { seconds: 12.5, step: 0, version: 'brain.Event:2', values: [] },
  ]);
});

test('scalars keep their tags and steps, also of more iterations than 32 bits hold', () => {
  const bytes = eventRecord(1e9, 2 ** 40 + 3, [
    { tag: 'loss/train', scalar: 0.5 },
    { tag: 'λ/ä', scalar: -2 },
  ]);
  expect(eventsIn(bytes)).toEqual([
    {
      seconds: 1e9,
      step: 2 ** 40 + 3,
      values: [
        { tag: 'loss/train', scalar: 0.5 },
        { tag: 'λ/ä', scalar: -2 },
      ],
    },
  ]);
});

test('a histogram counts every number once, between the least and the largest', () => {
  const numbers = [0, 0.1, 0.1, 0.7, 1];
  const [event] = eventsIn(eventRecord(0, 1, [{ tag: 'w', histogram: numbers }]));
  const { histogram } = event?.values[0] ?? {};
  expect(histogram).toMatchObject({ low: 0, high: 1, count: 5, sum: expect.closeTo(1.9, 12) });
  expect(histogram?.counts.reduce((sum, count) => sum + count, 0)).toBe(5);
  expect(histogram?.counts.slice(0, 4)).toEqual([1, 0, 0, 2]);
});

test('a histogram of equal numbers has one bucket that is not empty', () => {
  const [event] = eventsIn(eventRecord(0, 1, [{ tag: 'w', histogram: [0.25, 0.25] }]));
  expect(event?.values[0]?.histogram?.counts.filter((count) => count > 0)).toEqual([2]);
});
