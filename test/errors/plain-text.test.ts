/** @file Text of files inside of sentences. */
import { expect, test } from 'vitest';
import { complaint } from '../../src/errors/complaint.js';
import { configurationErrors } from '../../src/errors/configuration.js';
import { plainLabel, plainLine, plainNotice, withoutControls } from '../../src/errors/plain-text.js';
import { weightErrors } from '../../src/errors/weights.js';

/** Text that a terminal would obey, and how it is spelled out. */
const commands: readonly (readonly [string, string, string])[] = [
  ['a color', '\u001b[31m', '\\u001b[31m'],
  ['a title of the window', '\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
  ['a sequence that begins with one byte', '\u009b2J', '\\u009b2J'],
  ['a return to the start of the line', 'a\rb', 'a\\u000db'],
  ['an end of the line', 'a\nb', 'a\\u000ab'],
  ['a deletion', 'a\bb\u007f', 'a\\u0008b\\u007f'],
  ['a turn of the direction', '\u202etxt.exe', '\\u202etxt.exe'],
];

test.for(commands)('%s is spelled out', ([, text, spelled]) => {
  expect(plainLine(text)).toBe(spelled);
});

test('text of any language stays as it is', () => {
  expect(plainLine('鳥 été 🐦 עברית')).toBe('鳥 été 🐦 עברית');
});

test('JSON in which controls are spelled out is the same JSON', () => {
  const value = { name: '\u001b\u009b\u202e\n' };
  expect(JSON.parse(withoutControls(JSON.stringify(value)))).toEqual(value);
});

test('what an error names cannot control a terminal', () => {
  const { message } = weightErrors.notRecognized('\u001b[2Ja.pth');
  expect(message).toContain('\\u001b[2Ja.pth is neither');
});

test('what an error names is shortened in the middle', () => {
  const { message } = weightErrors.notRecognized(`/start${'x'.repeat(1_000_000)}/end.pth`);
  expect(message).toMatch(/^\/start.{1,300}\/end\.pth is neither.{1,200}$/u);
});

test('a complaint cannot control a terminal', () => {
  expect(complaint('what', '"\u001b[2J"', '').message).toBe('"\\u001b[2J"');
});

test('each problem of an experiment file keeps to its line', () => {
  const { message } = configurationErrors.invalid('a', ['b\nc\u001b[2J', 'd']);
  expect(message.split('\n').slice(1)).toEqual(['b\\u000ac\\u001b[2J', 'd']);
});

test('no line is longer than a person reads', () => {
  expect(plainLine('word '.repeat(100_000)).length).toBeLessThan(2002);
});

test('what looks like an icon in a label is text', () => {
  expect(plainLabel('run $(trash) 1')).toBe('run \\$(trash) 1');
});

test('what looks like a link to a command in a notification is text', () => {
  expect(plainNotice('[OK](command:l2t.stop)')).toBe('[OK] (command:l2t.stop)');
});
