/** @file All that an editor asks of an experiment file. */
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findDiskProblems } from '../../src/configuration/parse.js';
import { completionsAt } from '../../src/language/completion/completion.js';
import { quickFixes } from '../../src/language/diagnostics/quick-fixes.js';
import { toDiagnostic } from '../../src/language/diagnostics/to-diagnostic.js';
import { ExperimentDocument } from '../../src/language/document/experiment-document.js';
import { hoverAt } from '../../src/language/hover/hover.js';
import { documentLinks } from '../../src/language/navigation/links.js';
import { documentSymbols } from '../../src/language/navigation/symbols.js';
import { inlayHints } from '../../src/language/runs/inlay-hints.js';
import { RunBook } from '../../src/language/runs/run-book.js';

const runs = new RunBook(() => undefined);

/** The answers about a file that is opened, and about three places of it. */
export async function answersTo(text: string) {
  const { href } = pathToFileURL('/nowhere/a.l2t.json');
  const document = new ExperimentDocument(TextDocument.create(href, 'l2t', 1, text));
  const missing = await findDiskProblems(document.reading, document.file);
  const diagnostics = [...document.parsed.problems, ...missing].map((problem) =>
    toDiagnostic(document, problem),
  );
  const places = [0.1, 0.5, 0.999].map((part) => Math.floor(part * text.length));
  return {
    diagnostics,
    fixes: await quickFixes(document, diagnostics.slice(0, 5)),
    hovers: places.map((place) => hoverAt(document, place, runs)),
    completions: await Promise.all(places.map((place) => completionsAt(document, place))),
    links: documentLinks(document),
    symbols: documentSymbols(document),
    hints: inlayHints(document, runs),
  };
}
