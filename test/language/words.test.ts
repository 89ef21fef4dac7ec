/** @file Words of the method in hovers lead to the glossary. */
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Command } from '../../src/extension/commands/identifiers.js';
import { ExperimentDocument } from '../../src/language/document/experiment-document.js';
import { hoverAt } from '../../src/language/hover/hover.js';
import { glossaryCommand } from '../../src/language/hover/words.js';
import { RunBook } from '../../src/language/runs/run-book.js';

const runs = new RunBook(() => undefined);

function hoverOn(text: string, word: string): string {
  const document = new ExperimentDocument(TextDocument.create('file:///x/a.l2t.json', 'l2t', 1, text));
  return JSON.stringify(hoverAt(document, text.indexOf(word) + 1, runs)?.contents);
}

test('the hover on a key has a link for each word of the method that it uses', () => {
  const hover = hoverOn('{ "metaOptimizer": {} }', 'metaOptimizer');
  for (const word of ['meta\\\\-network', 'hypergradient', 'λ'])
    expect(hover).toContain(`[${word}](command:${glossaryCommand})`);
});

test('a key without such words has none, and the paper is named with its part', () => {
  const hover = hoverOn('{ "epochs": 1 }', 'epochs');
  expect(hover).not.toContain('command:');
  expect(hover).toContain('In the paper, experiments');
});

test('the links call the command that shows the glossary', () => {
  expect(glossaryCommand).toBe(Command.ShowGlossary);
});

test('the text of a file makes no link', () => {
  const hover = hoverOn('{ "[x](command:l2t.showGlossary)": 1, "epochs": 1 }', '[x]');
  expect(hover ?? '').not.toContain('(command:');
});
