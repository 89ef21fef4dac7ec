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
import type { Complaint } from '../../errors/complaint.js';
import { fileComplaints } from '../../errors/file-complaints.js';
import { limits } from './limits.js';
import { problemAt } from './place.js';
import type { Problem } from './problem.js';

/** jsonc-parser's SyntaxKind.EOF; its enumeration exists for the compiler only. */
const endOfFile = 17;

/** A problem of the syntax. */
export interface SyntaxProblem extends Problem {
  /** What jsonc-parser calls the error; absent where the text was not parsed. */
  readonly kind?: string;
}

interface Syntax {
  readonly root: Node | undefined;
  /** What is not JSON; the tree may lack what comes after. */
  readonly errors: readonly SyntaxProblem[];
  readonly duplicates: readonly Problem[];
}

interface Excess {
  readonly offset: number;
  readonly complaint: Complaint;
}

/** Where the text begins to be more than is read, if it does. */
function excessOf(text: string): Excess | undefined {
  if (text.length > limits.characters) {
    return { offset: limits.characters, complaint: fileComplaints.tooLong(limits.characters) };
  }
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let tokens = 1; scanner.scan() !== endOfFile; tokens++) {
    const offset = scanner.getTokenOffset();
    const token = scanner.getTokenLength() === 1 ? text[offset] : '';
    if (token === '{' || token === '[') depth++;
    if (token === '}' || token === ']') depth--;
    if (depth > limits.depth) return { offset, complaint: fileComplaints.tooDeep() };
    if (tokens > limits.tokens) return { offset, complaint: fileComplaints.tooManyTokens(limits.tokens) };
  }
  return undefined;
}

/** The keys that their objects already have. */
function* duplicateKeys({ children = [] }: Node): Generator<Node> {
  const seen = new Set<unknown>();
  for (const child of children) {
    const key = child.type === 'property' ? child.children?.[0] : undefined;
    if (key && seen.has(key.value)) yield key;
    seen.add(key?.value);
    yield* duplicateKeys(child);
  }
}

function duplicatesIn(text: string, root: Node): Problem[] {
  const problems: Problem[] = [];
  for (const key of duplicateKeys(root)) {
    // One more than are told says that there are more.
    if (problems.length > limits.problems) break;
    problems.push(problemAt(text, key, fileComplaints.duplicateKey(String(key.value)), getNodePath(key)));
  }
  return problems;
}

const withoutTree = (error: Problem): Syntax => ({ root: undefined, errors: [error], duplicates: [] });

/** Parses as much as can be parsed. */
export function parseSyntax(text: string): Syntax {
  const excess = excessOf(text);
  if (excess) {
    return withoutTree(problemAt(text, { offset: excess.offset, length: 1 }, excess.complaint, []));
  }
  if (stripComments(text).trim() === '') {
    return withoutTree(problemAt(text, { offset: 0, length: 0 }, fileComplaints.empty(), []));
  }
  const parseErrors: ParseError[] = [];
  const root = parseTree(text, parseErrors, { allowTrailingComma: true });
  const errors = parseErrors.slice(0, limits.problems + 1).map(({ error, offset, length }) => {
    const kind = printParseErrorCode(error);
    return { ...problemAt(text, { offset, length }, fileComplaints.syntax(kind), []), kind };
  });
  return { root, errors, duplicates: root ? duplicatesIn(text, root) : [] };
}
