/** @file Where in the text a position is: the node, the path of keys, and whether that is a key. */
import { findNodeAtOffset, getNodePath, type Node } from 'jsonc-parser';
import { nodeAt as nodeIn } from '../../configuration/text/node-at.js';
import type { Path } from '../../configuration/text/problem.js';
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
