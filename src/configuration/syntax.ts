/** @file JSON with comments and trailing commas → a tree with positions, and the problems of its syntax. */
import {
  createScanner,
  getNodePath,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
  stripComments,
} from 'jsonc-parser';
import { fileComplaints } from '../errors/file-complaints.js';
import { problemAt } from './place.js';
import type { Problem } from './problem.js';

/** Far deeper than any experiment; the parser recurses, and text may come from anywhere. */
const deepest = 64;

/** jsonc-parser's SyntaxKind.EOF; its enumeration exists for the compiler only. */
const endOfFile = 17;

interface Syntax {
  readonly root: Node | undefined;
  /** What is not JSON; the tree may lack what comes after. */
  readonly errors: readonly Problem[];
  readonly duplicates: readonly Problem[];
}

/** The offset of the first bracket that is nested too deeply, if any. */
function tooDeepAt(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  while (scanner.scan() !== endOfFile) {
    const token = scanner.getTokenLength() === 1 ? text[scanner.getTokenOffset()] : '';
    if (token === '{' || token === '[') depth++;
    if (token === '}' || token === ']') depth--;
    if (depth > deepest) return scanner.getTokenOffset();
  }
  return undefined;
}

/** Every key that its object already has. */
function duplicateKeys(text: string, node: Node): Problem[] {
  const seen = new Set<unknown>();
  return (node.children ?? []).flatMap((child) => {
    const key = child.type === 'property' ? child.children?.[0] : undefined;
    const again = key !== undefined && seen.has(key.value);
    seen.add(key?.value);
    const own =
      again && key
        ? [problemAt(text, key, fileComplaints.duplicateKey(String(key.value)), getNodePath(key))]
        : [];
    return [...own, ...duplicateKeys(text, child)];
  });
}

const withoutTree = (error: Problem): Syntax => ({ root: undefined, errors: [error], duplicates: [] });

/** Parses as much as can be parsed. */
export function parseSyntax(text: string): Syntax {
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    return withoutTree(problemAt(text, { offset: deep, length: 1 }, fileComplaints.tooDeep(), []));
  }
  if (stripComments(text).trim() === '') {
    return withoutTree(problemAt(text, { offset: 0, length: 0 }, fileComplaints.empty(), []));
  }
  const parseErrors: ParseError[] = [];
  const root = parseTree(text, parseErrors, { allowTrailingComma: true });
  const errors = parseErrors.map(({ error, offset, length }) =>
    problemAt(text, { offset, length }, fileComplaints.syntax(printParseErrorCode(error)), []),
  );
  return { root, errors, duplicates: root ? duplicateKeys(text, root) : [] };
}
