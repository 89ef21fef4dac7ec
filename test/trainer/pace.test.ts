/** @file The time that a run is said to take yet. */
import { expect, test } from 'vitest';
import { Pace } from '../../src/trainer/session/pace.js';

test('the first iteration of a process, which also compiles, tells no pace and does not count', () => {
  const pace = new Pace();
  expect(pace.secondsLeft({ iteration: 1, seconds: 100 }, 11)).toBeUndefined();
  expect(pace.secondsLeft({ iteration: 2, seconds: 103 }, 11)).toBe(27);
  expect(pace.secondsLeft({ iteration: 5, seconds: 112 }, 11)).toBe(18);
});

test('a resumed run measures its pace anew', () => {
  const pace = new Pace();
  pace.secondsLeft({ iteration: 6, seconds: 500 }, 11);
  expect(pace.secondsLeft({ iteration: 8, seconds: 502 }, 11)).toBe(3);
});
