/** @file Keys at the wrong place, and signs that are missing or too many: what the text is once the fix was taken. */
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { quickFixes } from '../../src/language/diagnostics/quick-fixes.js';
import { toDiagnostic } from '../../src/language/diagnostics/to-diagnostic.js';
import { ExperimentDocument } from '../../src/language/document/experiment-document.js';

/** Title → the text after that fix of the first problem with this code. */
async function fixes(text: string, code: string): Promise<Record<string, string>> {
  const textDocument = TextDocument.create('file:///x/a.l2t.json', 'l2t', 1, text);
  const document = new ExperimentDocument(textDocument);
  const problem = document.parsed.problems.find((each) => each.code === `configuration/${code}`);
  const actions = await quickFixes(document, problem ? [toDiagnostic(document, problem)] : []);
  return Object.fromEntries(
    actions.map(({ title, edit }) => [
      title,
      TextDocument.applyEdits(textDocument, edit?.changes?.[document.uri] ?? []),
    ]),
  );
}

const moved = async (text: string, to: string) => (await fixes(text, 'unknown-key'))[`Move to ${to}`];

test('a key at the wrong place is told where it belongs', () => {
  const text = '{ "imagesPerClass": 5, "learningRate": 1 }';
  const document = new ExperimentDocument(TextDocument.create('file:///x/a.l2t.json', 'l2t', 1, text));
  const remedies = document.parsed.problems
    .filter(({ code }) => code === 'configuration/unknown-key')
    .map(({ remedy }) => remedy);
  expect(remedies).toEqual([
    'It belongs elsewhere: move it to "data.imagesPerClass".',
    'It belongs elsewhere: move it to one of "optimizer.learningRate", "metaOptimizer.learningRate".',
  ]);
});

test('it moves with its value and the comments about it', async () => {
  const text = `{
  "method": "l2t-ww",
  // As in table 2.
  "imagesPerClass": 50, // few
  // The data.
  "data": {
    "dataset": "cifar10" // small
  }
}`;
  expect(await moved(text, 'data.imagesPerClass')).toBe(`{
  "method": "l2t-ww",
  // The data.
  "data": {
    "dataset": "cifar10", // small
    // As in table 2.
    // few
    "imagesPerClass": 50
  }
}`);
});

test.each([
  ['the object is made around it', '{ "learningRate": 0.1 }', '{ "optimizer": { "learningRate": 0.1 } }'],
  [
    'the object is made at the end',
    '{ "data": { "dataset": "cifar10", "learningRate": 0.1 } }',
    '{ "data": { "dataset": "cifar10" }, "optimizer": { "learningRate": 0.1 } }',
  ],
  [
    'an empty object takes it',
    '{ "optimizer": {}, "learningRate": 0.1 }',
    '{ "optimizer": { "learningRate": 0.1 } }',
  ],
  [
    'a comment goes along into an object on one line',
    '{ "optimizer": { "momentum": 0 }, "learningRate": 0.1 // fast\n}',
    '{ "optimizer": { "momentum": 0, /* fast */ "learningRate": 0.1 }\n}',
  ],
])('%s', async (_, text, expected) => {
  expect(await moved(text, 'optimizer.learningRate')).toBe(expected);
});

test('a key moves out of the object in which it stands', async () => {
  expect(await moved('{ "data": { "epochs": 3 } }', 'epochs')).toBe('{ "data": { }, "epochs": 3 }');
});

test('a key of a source moves to the first source', async () => {
  const text = '{ "sources": [{ "network": "resnet14" }], "weights": "a.pth" }';
  expect(await moved(text, 'sources[0].weights')).toBe(
    '{ "sources": [{ "network": "resnet14", "weights": "a.pth" }] }',
  );
});

test('comments that fill a text are moved in steps by their number', async () => {
  const text = `{ "optimizer": {},\n${'// a\n'.repeat(100_000)}"learningRate": 1 }`;
  expect((await moved(text, 'optimizer.learningRate'))?.length).toBeGreaterThan(400_000);
});

test('nothing moves to where the key stands already', async () => {
  const text = '{ "data": { "imagesPerClass": 1 }, "imagesPerClass": 2 }';
  expect(Object.keys(await fixes(text, 'unknown-key'))).toEqual(['Remove this key']);
});

test('in a matrix the key gets the path that it is meant by', async () => {
  const text = '{ "matrix": { "learningRate": [0.1, 0.2] } }';
  expect(await fixes(text, 'unknown-key')).toMatchObject({
    'Change to "optimizer.learningRate"': '{ "matrix": { "optimizer.learningRate": [0.1, 0.2] } }',
    'Change to "metaOptimizer.learningRate"': '{ "matrix": { "metaOptimizer.learningRate": [0.1, 0.2] } }',
  });
});

test.each([
  ['a comma', '{ "epochs": 1 // one\n  "seed": 2 }', '{ "epochs": 1, // one\n  "seed": 2 }'],
  ['a colon', '{ "epochs" 1 }', '{ "epochs" : 1 }'],
  ['quotes round a key', '{ epochs: 1 }', '{ "epochs": 1 }'],
  ['single quotes', "{ 'epochs': 1 }", '{ "epochs": 1 }'],
  ['quotes round a text', '{ "method": l2t-ww }', '{ "method": "l2t-ww" }'],
  ['a word of another language', '{ "epochs": None }', '{ "epochs": null }'],
  ['the end of a text', '{ "method": "l2t-ww,\n  "epochs": 1 }', '{ "method": "l2t-ww",\n  "epochs": 1 }'],
  ['a value', '{ "lookAheadSteps": , "epochs": 1 }', '{ "lookAheadSteps": 2 , "epochs": 1 }'],
  ['a bracket inside', '{ "pairs": [{ "source": 1 }', '{ "pairs": [{ "source": 1 }\n]}'],
  ['a bracket before another', '{ "sources": [1, 2 }', '{ "sources": [1, 2] }'],
  ['a comma too many', '{ "sources": [1,, 2] }', '{ "sources": [1, 2] }'],
  ['a comma at the beginning', '{ , "epochs": 1 }', '{  "epochs": 1 }'],
  ['what follows the end', '{ "epochs": 1 },', '{ "epochs": 1 }'],
  ['a backslash', '{ "runs": "a\\q" }', '{ "runs": "a/q" }'],
])('the first fix mends %s', async (_, text, expected) => {
  expect(Object.values(await fixes(text, 'syntax'))[0]).toBe(expected);
});
