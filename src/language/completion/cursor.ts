/** @file Where a completion stands, also in half-typed JSON: the path of keys and the text that it replaces. */
import { getLocation } from 'jsonc-parser';
import type { Range } from 'vscode-languageserver/node';
import type { Path } from '../../configuration/problem.js';
import type { ExperimentDocument } from '../document/experiment-document.js';

export interface Cursor {
  readonly path: Path;
  readonly isKey: boolean;
  /** What is typed so far, without quotes. */
  readonly typed: string;
  /** What a completion replaces. */
  readonly range: Range;
  /** Whether a colon stands behind a key already. */
  readonly hasColon: boolean;
}

export function cursorAt(document: ExperimentDocument, offset: number): Cursor {
  const { text } = document;
  const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
  const covers =
    previousNode !== undefined &&
    previousNode.offset < offset &&
    offset <= previousNode.offset + previousNode.length;
  const node = covers ? previousNode : undefined;
  const whole = node ? text.slice(node.offset, node.offset + node.length) : '';
  const start = node?.offset ?? offset;
  // A text that is not closed reaches to the end of its line: only what stands before the cursor is replaced.
  const isClosed = whole.length > 1 && whole.endsWith('"') && start + whole.length > offset;
  const isBare = !whole.startsWith('"');
  const end = isClosed || isBare ? start + whole.length : offset;
  return {
    path: path.filter((key) => key !== ''),
    isKey: isAtPropertyKey,
    typed: text.slice(start, offset).replace(/^"/, ''),
    range: document.range(start, end - start),
    hasColon: /^\s*:/.test(text.slice(end)),
  };
}
