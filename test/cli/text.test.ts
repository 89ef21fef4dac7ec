/** @file Numbers, bars and widths of text in a terminal. */
import { expect, test } from 'vitest';
import { bar, progressBar, sparkline } from '../../src/cli/terminal/bars.js';
import { duration, standardErrorOf } from '../../src/cli/terminal/numbers.js';
import { colored } from '../../src/cli/terminal/style.js';
import { cutTo, padTo, textWidth, wrapped } from '../../src/cli/terminal/width.js';

test('a duration below an hour shows minutes and seconds', () => expect(duration(725.4)).toBe('12:05'));
test('a duration of hours shows them', () => expect(duration(11_232)).toBe('3:07:12'));
test('a duration of days shows them', () => expect(duration(2 * 86_400 + 11_232)).toBe('2 d 3:07:12'));
test('a negative duration is none', () => expect(duration(-3)).toBe('0:00'));

test('the standard error is that of a proportion', () => expect(standardErrorOf(0.5, 100)).toBe(0.05));
test('no images give no standard error', () => expect(standardErrorOf(0, 0)).toBe(0));

test('a bar ends with a part of a column', () => expect(bar(0.3, 4)).toBe('█▎  '));
test('a full bar fills its columns', () => expect(bar(1, 4)).toBe('████'));
test('a bar of something that is not a number is empty', () => expect(bar(Number.NaN, 3)).toBe('   '));
test('the two parts of a progress bar fill its columns', () =>
  expect(progressBar(0.5, 6)).toEqual(['━━━', '───']));

test('a sparkline goes from its smallest to its largest value', () =>
  expect(sparkline([0.1, 0.2, 0.45, 0.3], 10)).toBe('▁▃█▅'));
test('a sparkline of equal values is flat', () => expect(sparkline([0.2, 0.2], 10)).toBe('▁▁'));
test('a sparkline averages what it has no columns for', () =>
  expect(sparkline([0, 0, 1, 1, 2, 2], 3)).toBe('▁▅█'));

test('wide characters take two columns and combining ones none', () => expect(textWidth('鳥é🐦')).toBe(5));
test('colors take no columns', () => expect(textWidth(colored('good', 'good'))).toBe(4));
test('padding counts columns, not characters', () => expect(padTo('鳥', 4)).toBe('鳥  '));
test('text that fits is not cut', () => expect(cutTo('four', 4)).toBe('four'));
test('cut text ends with an ellipsis', () => expect(cutTo('five5', 4)).toBe('fiv…'));
test('a cut leaves no color open', () =>
  expect(cutTo(colored('good', 'five5'), 4)).toBe(colored('good', 'fiv…')));
test('a cut never takes half of a wide character', () => expect(cutTo('鳥鳥鳥', 4)).toBe('鳥…'));
test('wrapped text breaks between words', () =>
  expect(wrapped('one two three', 8)).toEqual(['one two', 'three']));
