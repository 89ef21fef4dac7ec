/** @file The runs that the language server knows of open files. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ExperimentDocument } from '../../src/language/document/experiment-document.js';
import { RunBook } from '../../src/language/runs/run-book.js';
import { temporaryFolders } from '../temporary-folders.js';
import { addRun, good } from './example-runs.js';

const newFolder = temporaryFolders();
const eventually = { timeout: 60_000 };
const books: RunBook[] = [];

afterEach(() => {
  for (const book of books.splice(0)) book.dispose();
});

/** A book with one open file that has one finished run. */
async function openBook() {
  const file = join(newFolder(), 'a.l2t.json');
  await addRun(file);
  const document = new ExperimentDocument(TextDocument.create(pathToFileURL(file).href, 'l2t', 1, good));
  const book = new RunBook(() => undefined);
  books.push(book);
  book.open(document);
  await expect.poll(() => book.runsOf(document).length, eventually).toBe(1);
  const [run] = book.runsOf(document);
  if (run === undefined) throw new Error('there is no run');
  return { book, document, run };
}

test('what was read of a run is kept as long as a file shows it, and then forgotten', async () => {
  const { book, document, run } = await openBook();
  const history = book.historyOf(run);
  book.keepHistories([document]);
  expect(book.historyOf(run)).toBe(history);
  book.keepHistories([]);
  expect(book.historyOf(run)).not.toBe(history);
});

test('the runs of a file that was closed are not its any more', async () => {
  const { book, document } = await openBook();
  book.close(document.file);
  await expect.poll(() => book.runsOf(document), eventually).toEqual([]);
});
