/** @file Plays every attack of the table: for seconds here, for minutes where `npm run attack` starts it. */
import { expect, test } from 'vitest';
import { randomStream } from '../../src/tensor/random.js';
import { settings } from './settings.js';
import { attacks } from './table.js';

const { seed, seconds, only } = settings;
const played = attacks.filter(({ name }) => name.includes(only));
/** Milliseconds of each attack. */
const share = seconds === undefined ? undefined : (1000 * seconds) / played.length;

test('attacks have names of their own, by which their tries are drawn', () => {
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
});

// A try that has begun is played to its end.
test.for(played)('$name', { timeout: (share ?? 0) + 300_000 }, async ({ name, triesInTests, begin }) => {
  const attempt = await begin();
  const end = performance.now() + (share ?? 0);
  let tries = 0;
  for (; share === undefined ? tries < triesInTests : performance.now() < end; tries++) {
    try {
      await attempt(randomStream(seed, name, tries));
    } catch (cause) {
      throw new Error(`Try ${tries} of the seed ${seed} succeeded: ${String(cause)}`, { cause });
    }
  }
  if (share !== undefined) console.log(`${tries} tries of ${name}`);
  expect(tries).toBeGreaterThan(0);
});
