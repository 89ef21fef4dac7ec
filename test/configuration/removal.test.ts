/** @file An entry that is removed takes its comma with it and leaves all that a person wrote beside it. */
import fc from 'fast-check';
import { applyEdits, type ParseError, parse, parseTree } from 'jsonc-parser';
import { expect, test } from 'vitest';
import { nodeAt } from '../../src/configuration/text/node-at.js';
import { removalOf } from '../../src/configuration/text/removal.js';

/** The text without this key. */
function without(text: string, key: string): string {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const entry = root && nodeAt(root, [key])?.parent;
  const cuts = entry ? removalOf(text, entry) : [];
  return applyEdits(
    text,
    cuts.map((cut) => ({ ...cut, content: '' })),
  );
}

test.each([
  ['with its line', '{\n  "a": 1,\n  "x": 2,\n  "b": 3\n}', '{\n  "a": 1,\n  "b": 3\n}'],
  ['with its line of a file from Windows', '{\r\n  "x": 2,\r\n  "b": 3\r\n}', '{\r\n  "b": 3\r\n}'],
  ['without the line of another', '{ "a": 1, "x": 2,\n  "b": 3 }', '{ "a": 1,\n  "b": 3 }'],
  ['from between others', '{ "a": 1, "x": 2, "b": 3 }', '{ "a": 1, "b": 3 }'],
  ['from between others, of which one lacks its comma', '{ "a": 1, "x": 2 "b": 3 }', '{ "a": 1, "b": 3 }'],
  ['from the end of a line', '{ "a": 1, "x": 2 }', '{ "a": 1 }'],
  ['from the end of the lines', '{\n  "a": 1,\n  "x": 2\n}', '{\n  "a": 1\n}'],
  ['where it is alone', '{ "x": 2 }', '{ }'],
  ['with the comma at the end', '{ "a": 1, "x": 2, }', '{ "a": 1, }'],
])('a key is removed %s', (_, text, expected) => {
  expect(without(text, 'x')).toBe(expected);
});

test.each([
  ['about the next key', '{\n  "x": 2,\n  // b\n  "b": 3\n}', '{\n  // b\n  "b": 3\n}'],
  ['beside the key before', '{\n  "a": 1, // a\n  "x": 2\n}', '{\n  "a": 1 // a\n}'],
  ['beside the key before, from Windows', '{\r\n  "a": 1, // a\r\n  "x": 2\r\n}', '{\r\n  "a": 1 // a\r\n}'],
  ['before the comma', '{ "x": 2 /* x */, "b": 3 }', '{ /* x */ "b": 3 }'],
])('a key that is removed leaves the comment %s', (_, text, expected) => {
  expect(without(text, 'x')).toBe(expected);
});

test('whatever stands around a key, all other keys and all comments are there when it is removed', () => {
  const gaps = fc.constantFrom('', ' ', '\n  ', '\r\n\t', ' // note\n', ' /* note */ ', '\n/* note */\n');
  fc.assert(
    fc.property(
      fc.array(gaps, { minLength: 8, maxLength: 8 }),
      fc.nat(2),
      fc.boolean(),
      (gap, index, ends) => {
        const entries = ['a', 'b', 'c'].map((key, place) => {
          const comma = place < 2 || ends ? ',' : '';
          return `${gap[2 * place]}"${key}": 1${gap[2 * place + 1]}${comma}`;
        });
        const text = `{${entries.join('')}${gap[6]}}`;
        const key = ['a', 'b', 'c'][index] ?? '';
        const changed = without(text, key);
        const errors: ParseError[] = [];
        const left: unknown = parse(changed, errors, { allowTrailingComma: true });
        expect({ left, errors }).toEqual({ left: { a: 1, b: 1, c: 1, [key]: undefined }, errors: [] });
        expect(changed.split('note')).toHaveLength(text.split('note').length);
      },
    ),
  );
});
