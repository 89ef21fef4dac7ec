/** @file Where in the text a position is: the node, the path of keys, and whether that is a key. */
import { findNodeAtOffset, getNodePath, type Node } from 'jsonc-parser';
import { nodeAt as nodeIn } from '../../configuration/node-at.js';
import type { Path } from '../../configuration/problem.js';
import type { ExperimentDocument } from './experiment-document.js';

export interface Place {
  readonly node: Node;
  readonly path: Path;
  readonly isKey: boolean;
}

/** The innermost node at an offset; undefined between things. */
export function placeAt({ root }: ExperimentDocument, offset: number): Place | undefined {
  const node = root && findNodeAtOffset(root, offset, true);
  if (!node) return undefined;
  const isKey = node.parent?.type === 'property' && node.parent.children?.[0] === node;
  // A property's own path is that of its object; a key stands for its value.
  return {
    node,
    path: isKey ? [...getNodePath(node.parent ?? node), String(node.value)] : getNodePath(node),
    isKey,
  };
}

/** The node of a value. */
export function nodeAt({ root }: ExperimentDocument, path: Path): Node | undefined {
  return root && nodeIn(root, path);
}

/** The value of a text at a path; undefined for all else. */
export function textAt(document: ExperimentDocument, path: Path): string | undefined {
  const value: unknown = nodeAt(document, path)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** What is written between an open and a closing quote or bracket may be removed whole, with its comma. */
export function removalOf({ text }: ExperimentDocument, node: Node): { offset: number; length: number } {
  const entry = node.parent?.type === 'property' ? node.parent : node;
  const siblings = entry.parent?.children ?? [];
  const index = siblings.indexOf(entry);
  const [before, after] = [siblings[index - 1], siblings[index + 1]];
  const end = entry.offset + entry.length;
  if (after) return { offset: entry.offset, length: after.offset - entry.offset };
  const start = before ? before.offset + before.length : entry.offset;
  const comma = /^\s*,/.exec(text.slice(end))?.[0].length ?? 0;
  return { offset: start, length: end - start + (before ? 0 : comma) };
}
