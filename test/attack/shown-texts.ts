/** @file Text of files of any content in what a terminal and a hover are given. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { forTerminal } from '../../src/cli/terminal/sealed.js';
import { colored } from '../../src/cli/terminal/style.js';
import { cutTo, textWidth } from '../../src/cli/terminal/width.js';
import { weightErrors } from '../../src/errors/weights.js';
import { escaped } from '../../src/language/markdown.js';
import type { Attack } from './attack.js';

/** Pieces of sequences that terminals obey and of markup, between any characters. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\u001b[',
        '\u001b]0;',
        '\u009b',
        '\u0007',
        '31m',
        ';',
        '\r',
        '\n',
        '\u202e',
        '$(',
        '](',
      ),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

const controlsIn = (text: string) => text.match(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu) ?? [];

export const shownTextAttack: Attack = {
  name: 'control sequences and markup in texts that are shown',
  triesInTests: 20,
  begin: () => (random) => {
    for (const text of fc.sample(texts, { seed: random.bits() | 0, numRuns: 50 })) {
      expect(controlsIn(forTerminal(text).replaceAll(/[\n\t]/g, ''))).toEqual([]);
      expect(controlsIn(forTerminal(colored('good', text)).replaceAll(/[\n\t]/g, ''))).toEqual([
        '\u001b',
        '\u001b',
      ]);
      expect(textWidth(cutTo(text, 20))).toBeLessThanOrEqual(20);
      expect(controlsIn(weightErrors.notRecognized(text).message)).toEqual([]);
      expect(escaped(text).replaceAll(/\\./gsu, '')).not.toMatch(/[[\](){}!<>&`$@]|:\/\//);
    }
  },
};
