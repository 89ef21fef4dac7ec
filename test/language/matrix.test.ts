/** @file What the editor says of a matrix: how many runs it is, and which keys and values it takes. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completionsAt } from '../../src/language/completion/completion.js';
import { ExperimentDocument } from '../../src/language/document/experiment-document.js';
import { hoverAt } from '../../src/language/hover/hover.js';
import { RunBook } from '../../src/language/runs/run-book.js';
import { temporaryFolders } from '../temporary-folders.js';

const uri = pathToFileURL(join(temporaryFolders()(), 'matrix.l2t.json')).href;
const runs = new RunBook(() => undefined);

/** The document of a text with this matrix, and where the bar stands in it. */
function experiment(matrix: string) {
  const text = `{ "target": { "network": "vgg9" }, "data": { "dataset": "emoji-twemoji" }, "matrix": ${matrix} }`;
  const plain = text.replace('|', '');
  const document = new ExperimentDocument(TextDocument.create(uri, 'l2t', 1, plain));
  return { document, place: text.indexOf('|'), key: plain.indexOf('"matrix"') + 1 };
}

function hoverText(matrix: string): string {
  const { document, key } = experiment(matrix);
  return JSON.stringify(hoverAt(document, key, runs)?.contents).replaceAll('\\\\', '');
}

async function labels(matrix: string): Promise<string[]> {
  const { document, place } = experiment(matrix);
  return (await completionsAt(document, place)).map(({ label }) => label);
}

test('a hover counts the runs, each once', () => {
  const matrix = '{ "method": ["scratch", "l2t-ww"], "lookAheadSteps": [1, 2], "seed": [0, 1, 2] }';
  expect(hoverText(matrix)).toContain('9 runs: 2 of method x 3 of seed x 2 of lookAheadSteps');
});

test('a hover on a matrix with a mistake counts nothing', () => {
  expect(hoverText('{ "method": ["scrath"] }')).not.toContain('runs:');
});

test('the keys of the experiment are offered, and those within them', async () => {
  expect(await labels('{ "|" }')).toEqual(
    expect.arrayContaining(['method', 'data.imagesPerClass', 'target.network', 'include', 'exclude']),
  );
});

test('the values of a key are offered in its list', async () => {
  expect(await labels('{ "method": ["|"] }')).toContain('l2t-ww');
});

test('the keys of the experiment are offered in what is included', async () => {
  expect(await labels('{ "include": [{ "|" }] }')).toContain('optimizer.learningRate');
});
