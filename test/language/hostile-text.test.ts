/** @file Text that somebody made to keep an editor busy: all that it asks of a file takes steps by the length of the text. */
import { beforeAll, describe, expect, test } from 'vitest';
import { startCounting } from '../work.js';
import { answersTo } from './answers.js';
import { hostileTexts } from './hostile-texts.js';

const count = await startCounting();

describe.for(Object.entries(hostileTexts))('%s', ([, make]) => {
  const text = make();
  let answers: Awaited<ReturnType<typeof answersTo>>;
  let steps = 0;

  beforeAll(async () => {
    ({ result: answers, steps } = await count(() => answersTo(text)));
  });

  test('is answered in steps by its length', () => {
    expect(steps).toBeLessThan(100_000 + 200 * text.length);
  });

  test('has answers that an editor can take', () => {
    expect(JSON.stringify(answers).length).toBeLessThan(4_000_000);
  });

  test('is told of no more than a hundred problems beside its missing files', () => {
    expect(answers.diagnostics.length).toBeLessThan(101 + 68);
  });
});
