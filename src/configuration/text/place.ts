/** @file Where in the text of an experiment file a finding stands. */
import type { Node } from 'jsonc-parser';
import type { Complaint } from '../../errors/complaint.js';
import { lineAndColumn } from './line-index.js';
import { nodeAt } from './node-at.js';
import type { Finding, Path, Problem } from './problem.js';

/** The problem of a complaint about a piece of the text. */
export function problemAt(
  text: string,
  { offset, length }: { readonly offset: number; readonly length: number },
  complaint: Complaint,
  path: Path,
): Problem {
  // The parser takes an unclosed comment for longer than the text.
  const inside = Math.min(length, text.length - offset);
  return { ...complaint, offset, length: inside, ...lineAndColumn(text, offset), path };
}

const firstCharacter = (node: Node) => ({ offset: node.offset, length: Math.min(1, node.length) });

/** The piece of the text that a person should look at: a key, a short value, or the start of an object or a list. */
function pieceOf(root: Node, path: Path, at: Finding['at']): { offset: number; length: number } {
  const node = nodeAt(root, path);
  if (!node) return path.length === 0 ? firstCharacter(root) : pieceOf(root, path.slice(0, -1), 'key');
  const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  const compound = node.type === 'object' || node.type === 'array';
  if (key && (at === 'key' || compound)) return { offset: key.offset, length: key.length };
  return compound ? firstCharacter(node) : { offset: node.offset, length: node.length };
}

/** The problem of a finding; where its path leads to nothing, at the innermost thing that is there. */
export function locate(text: string, root: Node, { path, at, complaint }: Finding): Problem {
  return problemAt(text, pieceOf(root, path, at), complaint, path);
}
