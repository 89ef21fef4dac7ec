/** @file The block of lines that is drawn over. */
import { expect, test } from 'vitest';
import { Screen } from '../../src/cli/terminal/screen.js';
import { colored, paintFor, plain } from '../../src/cli/terminal/style.js';

function recorded(rows = 24) {
  const written: string[] = [];
  return { written, terminal: { columns: 80, rows, write: (text: string) => void written.push(text) } };
}

test('a second drawing starts where the first did', () => {
  const { written, terminal } = recorded();
  const screen = new Screen(terminal);
  screen.draw(['one', 'two']);
  screen.draw(['three']);
  screen.end();
  expect(written.at(-2)).toBe('\r\u001b[2Athree\u001b[K\n\u001b[J');
});

test('lines that a low terminal has no room for are left out', () => {
  const { written, terminal } = recorded(3);
  const screen = new Screen(terminal);
  screen.draw(['one', 'two', 'three']);
  screen.end();
  expect(written.join('')).not.toContain('three');
});

test('the cursor is hidden while drawing and shown at the end', () => {
  const { written, terminal } = recorded();
  new Screen(terminal).end();
  expect(written).toEqual(['\u001b[?25l', '\u001b[?25h']);
});

test('a stream that has no colors gets plain text', () => {
  expect(paintFor({ hasColors: () => false })).toBe(plain);
});

test('a stream that is no terminal gets plain text', () => {
  expect(paintFor({})).toBe(plain);
});

test('a terminal with colors gets them', () => {
  expect(paintFor({ hasColors: () => true })).toBe(colored);
});
