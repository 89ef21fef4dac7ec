/** @file The comments about a property: what moves along with it. */
import { createScanner, type Node } from 'jsonc-parser';

interface Piece {
  readonly offset: number;
  readonly length: number;
}

export interface Comments {
  /** Those on the lines directly above, in the order of the text. */
  readonly above: readonly Piece[];
  /** The one behind it, or behind its comma, on its line. */
  readonly beside: Piece | undefined;
}

const isComment = (text: string, offset: number): boolean =>
  text.startsWith('//', offset) || text.startsWith('/*', offset);

const lineBreaks = (text: string, start: number, end: number): number =>
  text.slice(start, end).split('\n').length - 1;

/** The comments from here to a place, as far as nothing else comes between; commas are passed. */
function commentsFrom(text: string, start: number, end: number): Piece[] {
  const scanner = createScanner(text);
  scanner.setPosition(start);
  const found: Piece[] = [];
  for (;;) {
    scanner.scan();
    const [offset, length] = [scanner.getTokenOffset(), scanner.getTokenLength()];
    if (length === 0 || offset >= end) return found;
    if (isComment(text, offset)) found.push({ offset, length });
    else if (text[offset] !== ',' && text.slice(offset, offset + length).trim() !== '') return found;
  }
}

/** A comment on the line of what stands before it belongs to that. */
export function commentsOf(text: string, property: Node): Comments {
  const siblings = property.parent?.children ?? [];
  const index = siblings.indexOf(property);
  const [before, after] = [siblings[index - 1], siblings[index + 1]];
  const start = before ? before.offset + before.length : (property.parent?.offset ?? 0) + 1;
  const above: Piece[] = [];
  let below = property.offset;
  for (const comment of commentsFrom(text, start, property.offset).reverse()) {
    const isNext = lineBreaks(text, comment.offset + comment.length, below) === 1;
    // A text may consist of comments: each is looked at only back to its line's start.
    if (!isNext || text.lastIndexOf('\n', comment.offset) < start) break;
    above.push(comment);
    below = comment.offset;
  }
  const end = property.offset + property.length;
  const lineEnd = text.indexOf('\n', end);
  const limit = Math.min(lineEnd < 0 ? text.length : lineEnd, after?.offset ?? text.length);
  const [beside] = after && after.offset === limit ? [] : commentsFrom(text, end, limit);
  return { above: above.reverse(), beside };
}
