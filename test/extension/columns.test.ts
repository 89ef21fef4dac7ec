/** @file Where text and the Studio open. */
import { describe, expect, test, vi } from 'vitest';
import { columnForStudio, columnForText, type Group } from '../../src/extension/columns.js';

vi.mock('vscode', () => ({ ViewColumn: { Active: -1, Beside: -2 } }));

const [active, beside] = [-1, -2];
const text = { hasText: true, hasStudio: false };
const studio = { hasText: false, hasStudio: true };
const empty = { hasText: false, hasStudio: false };

/** Groups from the left, the first of them active unless said. */
const groups = (shown: readonly Omit<Group, 'column' | 'isActive'>[], activeColumn = 1): Group[] =>
  shown.map((each, index) => ({ ...each, column: index + 1, isActive: index + 1 === activeColumn }));

describe('text opens', () => {
  test.each([
    ['in the active group', groups([text, studio]), active],
    ['in the group of texts where the Studio is active', groups([text, studio], 2), 1],
    ['beside the Studio where that is alone', groups([studio]), beside],
    ['in a group without anything rather than a new one', groups([empty, studio], 2), 1],
    ['in a window without groups', [], active],
  ])('%s', (_, window, column) => {
    expect(columnForText(window)).toBe(column);
  });
});

describe('the Studio opens', () => {
  test.each([
    ['beside the text', groups([text]), beside],
    ['where another Studio is', groups([text, studio]), 2],
    ['in the other group where there are two of texts: no third one is made', groups([text, text]), 2],
    ['in the other group also from the right one', groups([text, text], 2), 1],
    ['in the active group where no text is', groups([empty]), active],
  ])('%s', (_, window, column) => {
    expect(columnForStudio(window)).toBe(column);
  });
});
