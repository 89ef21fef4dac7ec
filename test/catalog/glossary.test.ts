/** @file The glossary, in the product and as a page of the documentation. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { glossary, wordsIn } from '../../src/catalog/glossary.js';

test('docs/glossary.md says of each word what the product says', () => {
  const page = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');
  const rows = glossary.map(({ word, meaning }) => `**${word}**: ${meaning}`);
  expect(page.split('\n').filter((line) => line.startsWith('**'))).toEqual(rows);
});

test.each(glossary.map(({ word, pattern }) => [word, pattern] as const))(
  '%s is found in a sentence',
  (word, pattern) => {
    expect(pattern.test(`Here is ${word}, once.`)).toBe(true);
  },
);

test('a word is found by itself, not within another', () => {
  expect(wordsIn('new weights of unitnats').map(({ word }) => word)).toEqual([]);
});
