/** @file How a call of the command line is written for a person to paste. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { callOf } from '../../src/cli/programs.js';

test
  .runIf(process.platform !== 'win32')
  .each(['my runs/a', 'costs $HOME', '`id`', 'say "no"', "it's", 'back\\slash'])(
  'a shell takes the word %s of a call as it is',
  (word) => {
    const [, written = ''] = /resume (.*)$/su.exec(callOf('resume', word)) ?? [];
    expect(execFileSync('sh', ['-c', `printf %s ${written}`], { encoding: 'utf8' })).toBe(word);
  },
);

test('a plain path stands in a call without quotes', () =>
  expect(callOf('resume', 'runs/20250101-Vögel')).toMatch(/ resume runs\/20250101-Vögel$/u));
