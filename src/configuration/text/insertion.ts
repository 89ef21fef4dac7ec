/** @file What is put into a text to add an element to a list: it and its comma, in the manner of its neighbour. */
import type { Edit, Node } from 'jsonc-parser';
import { commaAfter } from './comma.js';
import { formatOf } from './text-format.js';

/**
 * The edits that add an element at this place of a list that is not empty: on a line of its own where its neighbour
 * stands on one, else on the same line. Comments stay with the elements that they are about.
 */
export function insertionOf(text: string, list: Node, index: number, content: string): Edit[] {
  const elements = list.children ?? [];
  const before = elements[index - 1];
  const neighbour = before ?? elements[0];
  if (neighbour === undefined) return [];
  const indentation = text.slice(text.lastIndexOf('\n', neighbour.offset - 1) + 1, neighbour.offset);
  const ownLine = /^\s*$/u.test(indentation);
  const gap = ownLine ? `${formatOf(text).eol}${indentation}` : ' ';
  const afterComment = (place: number) =>
    place + ((ownLine && commentBeside.exec(text.slice(place))?.[0].length) || 0);
  if (before === undefined) {
    // Above the comments over the first one, which are about that one.
    const start = list.offset + 1;
    if (ownLine) return [put(afterComment(start), `${gap}${content},`)];
    const blanks = /^[ \t]*/u.exec(text.slice(start))?.[0].length ?? 0;
    return [put(start + blanks, `${content}, `)];
  }
  const end = before.offset + before.length;
  const comma = commaAfter(text, end);
  if (comma !== undefined) return [put(afterComment(comma + 1), `${gap}${content},`)];
  return [put(end, ','), put(afterComment(end), `${gap}${content}`)];
}

const put = (offset: number, content: string): Edit => ({ offset, length: 0, content });

/** What stands behind an element, or its comma, on its line, where that is a comment: it belongs to that element. */
const commentBeside = /^[ \t]*(?:\/\/[^\r\n]*|\/\*(?:(?!\*\/)[^\r\n])*\*\/[ \t]*(?=[\r\n]|$))/u;
