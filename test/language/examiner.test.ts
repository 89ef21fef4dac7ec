/** @file Questions to a thread of its own. */
import { expect, test } from 'vitest';
import { Examiner } from '../../src/language/diagnostics/examiner.js';

test('where no thread can be started there is no finding, also for the questions that come after', async () => {
  const examiner = new Examiner(new URL('http://localhost/no-program.js'));
  const source = { name: 'a', weights: '/a', network: 'resnet14', width: 1 } as const;
  const ask = () => examiner.ask({ kind: 'weights', source, method: 'fm' });
  expect([await ask(), await ask()]).toEqual([undefined, undefined]);
});
