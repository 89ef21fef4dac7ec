/** @file Text of files in what the editor renders. */
import { expect, test } from 'vitest';
import { escaped } from '../../src/language/markdown.js';

test.for([
  ['a link', '[x](command:l2t.stop)'],
  ['an address', 'https://example.org'],
  ['an address of mail', 'a@example.org'],
  ['a picture', '![x](https://example.org/x.png)'],
  ['an icon', '$(trash)'],
  ['markup of a page', '<b>&amp;'],
  ['code', '`x`'],
])('%s is text', ([, text = '']) => {
  const signs = [...escaped(text).matchAll(/(\\?)([[\](){}!<>&`$@]|:(?=\/\/))/g)];
  expect(signs.map(([, backslash]) => backslash)).toEqual(signs.map(() => '\\'));
});

test('controls are spelled out', () => {
  expect(escaped('a\u202eb')).toBe('a\\\\u202eb');
});
