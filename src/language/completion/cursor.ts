/** @file Where a completion stands, also in half-typed JSON: the path of keys and the text that it replaces. */
import { getLocation, type Location } from 'jsonc-parser';
import type { Range } from 'vscode-languageserver/node';
import type { Path } from '../../configuration/text/problem.js';
import type { ExperimentDocument } from '../document/experiment-document.js';
import { tokenBefore } from './tokens.js';

export interface Cursor {
  /** Of a key the path of its object and what is typed of the key. */
  readonly path: Path;
  readonly isKey: boolean;
  /** What is typed so far, as the text would mean it if it were closed here. */
  readonly typed: string;
  readonly start: number;
  readonly end: number;
  /** What a completion replaces: all from `start` to `end`. */
  readonly range: Range;
  /** Whether a colon stands behind a key already. */
  readonly hasColon: boolean;
}

/** The token that the cursor is in or behind, and of text that is no token a whole word. */
function touched(text: string, offset: number, node: Location['previousNode']) {
  if (node && node.offset < offset && offset <= node.offset + node.length) {
    const whole = text.slice(node.offset, node.offset + node.length);
    const isClosed = whole.length > 1 && whole.endsWith('"') && node.offset + whole.length > offset;
    // A text that is not closed reaches to the end of its line: only what stands before the cursor is replaced.
    const end = isClosed || !whole.startsWith('"') ? node.offset + whole.length : offset;
    return { start: node.offset, end, node };
  }
  let start = offset;
  // Letter by letter: an expression that ends here would be tried from every place of the text before.
  while (/[\w.-]/.test(text.charAt(start - 1))) start--;
  const rest = start < offset ? (/^[\w.-]*/.exec(text.slice(offset))?.[0].length ?? 0) : 0;
  return { start, end: offset + rest, node: undefined };
}

/** The path of the key that is wanted behind a value that no comma follows yet; undefined elsewhere. */
function pathBehindValue(text: string, start: number, { path, previousNode }: Location): Path | undefined {
  const isBehindKey = previousNode?.type === 'property' || tokenBefore(text, start)?.first === ':';
  return typeof path.at(-1) === 'string' && !isBehindKey ? [...path.slice(0, -1), ''] : undefined;
}

/** What a text means that breaks off; an escape that breaks off is left out. */
function meaningOf(typed: string): string {
  const whole = typed.replace(/^"/, '').replace(/((?:^|[^\\])(?:\\\\)*)\\(?:u[\da-f]{0,3})?$/i, '$1');
  try {
    return String(JSON.parse(`"${whole}"`));
  } catch {
    return whole;
  }
}

/** The cursor at an offset. */
export function cursorAt(document: ExperimentDocument, offset: number): Cursor {
  const { text } = document;
  const location = getLocation(text, offset);
  const { start, end, node } = touched(text, offset, location.previousNode);
  const isKey = location.isAtPropertyKey || node?.type === 'property';
  const behind = isKey || node ? undefined : pathBehindValue(text, start, location);
  return {
    path: behind ?? location.path,
    isKey: isKey || behind !== undefined,
    typed: meaningOf(text.slice(start, offset)),
    start,
    end,
    range: document.range(start, end - start),
    hasColon: /^\s*:/.test(text.slice(end)),
  };
}
