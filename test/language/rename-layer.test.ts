/** @file A layer that is renamed in one pair is renamed in all that name it on that side. */
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ExperimentDocument } from '../../src/language/document/experiment-document.js';
import { renamedAt, renameEdit } from '../../src/language/navigation/rename.js';

const text = `{
  "sources": [{ "name": "a", "network": "teacher.pt2" }, { "name": "b", "network": "other.pt2" }],
  "pairs": [
    { "source": "a:layer3", "target": "features.5" },
    { "source": "b:layer3", "target": "layer3" },
    { "source": "a:layer3", "target": "features.9" }
  ]
}`;

function renamed(word: string, newName: string, within = text): string {
  const textDocument = TextDocument.create('file:///x/a.l2t.json', 'l2t', 1, within);
  const document = new ExperimentDocument(textDocument);
  const edit = renameEdit(document, within.indexOf(word) + word.length - 1, newName);
  return TextDocument.applyEdits(textDocument, edit?.changes?.[document.uri] ?? []);
}

test('the pairs of the same source follow, and no other', () => {
  expect(renamed('a:layer3', 'layer3.1')).toBe(text.replaceAll('a:layer3', 'a:layer3.1'));
});

test("a target's layer is renamed where the target is meant", () => {
  expect(renamed('"target": "layer3', 'layer4')).toBe(
    text.replace('"target": "layer3"', '"target": "layer4"'),
  );
});

test('what is offered to be renamed is the name without its source', () => {
  const document = new ExperimentDocument(TextDocument.create('file:///x/a.l2t.json', 'l2t', 1, text));
  expect(renamedAt(document, text.indexOf('a:layer3') + 4)?.name).toBe('layer3');
  expect(renamedAt(document, text.indexOf('a:layer3'))?.name).toBe('a');
});

test('a name that would name a source is refused', () => {
  expect(() => renamed('a:layer3', 'b:layer4')).toThrow('without a colon');
});
