/** @file Quick fixes: what a problem's remedy says, where it can be done without asking. */
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver/node';
import type { Path } from '../../configuration/text/problem.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import type { Fixer } from './fix.js';
import { removeKey, removePair, removeSecond } from './removals.js';
import {
  nearestChoice,
  nearestLayer,
  nearestPath,
  renameKey,
  replaceValue,
  smallerBatch,
  targetOfSource,
  unquoted,
} from './replacements.js';
import { mendSyntax } from './syntax-fixes.js';

/** Code of a problem → what mends it, the likeliest first. */
const fixers: Readonly<Record<string, Fixer>> = {
  'configuration/syntax': mendSyntax,
  'configuration/unknown-key': renameKey,
  'configuration/bad-choice': nearestChoice,
  'configuration/bad-value': unquoted,
  'configuration/file-missing': nearestPath,
  'configuration/folder-missing': nearestPath,
  'configuration/unknown-layer': nearestLayer,
  'configuration/unknown-source': nearestLayer,
  'configuration/which-source': nearestLayer,
  'configuration/duplicate-pair': removePair,
  'configuration/duplicate-key': removeSecond,
  'configuration/unused-key': removeKey,
  'configuration/pairs-missing': (document, path) =>
    replaceValue(document, path, ['all-to-all', 'one-to-one']),
  'configuration/different-network': targetOfSource,
  'configuration/batch-too-large': smallerBatch,
  'configuration/memory-too-small': smallerBatch,
  'configuration/engine-missing': (document, path) => replaceValue(document, path, ['auto']),
};

const isPath = (value: unknown): value is Path =>
  Array.isArray(value) && value.every((key) => typeof key === 'string' || typeof key === 'number');

const pathIn = (data: unknown): Path | undefined => {
  const path: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'path') : undefined;
  return isPath(path) ? path : undefined;
};

/** What mends these diagnostics, the likeliest for each first, and that one preferred. */
export async function quickFixes(
  document: ExperimentDocument,
  diagnostics: readonly Diagnostic[],
): Promise<CodeAction[]> {
  const ofEach = diagnostics.map(async (diagnostic) => {
    const path = pathIn(diagnostic.data);
    const code = String(diagnostic.code);
    const fixer = Object.hasOwn(fixers, code) ? fixers[code] : undefined;
    if (!path || !fixer) return [];
    const fixes = await fixer(document, path, document.offsetAt(diagnostic.range.start));
    return fixes.map(({ title, edits }, index) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      isPreferred: index === 0,
      edit: { changes: { [document.uri]: [...edits] } },
    }));
  });
  return (await Promise.all(ofEach)).flat();
}
