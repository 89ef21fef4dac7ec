/** @file How much is under way at a time. */
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inFlight } from '../../src/data/in-flight.js';

test('no more is under way than allowed, and what waits begins in order', async () => {
  const run = inFlight(4);
  const begun: number[] = [];
  let [now, most] = [0, 0];
  const works = Array.from({ length: 20 }, (_, index) =>
    run(async () => {
      begun.push(index);
      most = Math.max(most, ++now);
      await delay((index * 7) % 5);
      now--;
      return index;
    }),
  );
  const all = Array.from({ length: 20 }, (_, index) => index);
  expect([await Promise.all(works), begun, most]).toEqual([all, all, 4]);
});

test('work that fails makes room for what waits', async () => {
  const run = inFlight(1);
  const failed = run(() => Promise.reject(new Error('broken')));
  const next = run(async () => 'done');
  await expect(failed).rejects.toThrow('broken');
  expect(await next).toBe('done');
});

test('there is room again once nothing is under way', async () => {
  const run = inFlight(1);
  const works = ['first', 'second'].map((name) => async () => name);
  for (const work of works) expect(await run(work)).toBe(await work());
});
