/** @file The node of a value in the tree of a text. */
import type { Node } from 'jsonc-parser';
import type { Path } from './problem.js';

/**
 * The value at a path; undefined where there is none. Of a key that stands twice it is the last one's, as for whoever
 * reads the file: jsonc-parser's own search gives the first.
 */
export function nodeAt(root: Node, path: Path): Node | undefined {
  return path.reduce<Node | undefined>((node, step) => node && childOf(node, step), root);
}

function childOf({ type, children = [] }: Node, step: string | number): Node | undefined {
  if (typeof step === 'number') return type === 'array' ? children[step] : undefined;
  if (type !== 'object') return undefined;
  return children.findLast(({ children: [key, value] = [] }) => key?.value === step && value !== undefined)
    ?.children?.[1];
}
