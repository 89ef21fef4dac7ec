/** @file What is cut out of a text to remove an entry: it and its comma, and no comment. */
import type { Node } from 'jsonc-parser';
import { commaAfter } from './comma.js';

/** A piece of the text. */
interface Cut {
  readonly offset: number;
  readonly length: number;
}

const cut = (start: number, end: number): Cut => ({ offset: start, length: end - start });

/** The pieces to remove for an element of a list, or a property of an object, to be gone; in the order of the text. */
export function removalOf(text: string, entry: Node): readonly Cut[] {
  const { offset: start } = entry;
  const end = start + entry.length;
  const siblings = entry.parent?.children ?? [];
  const index = siblings.indexOf(entry);
  const [before, after] = [siblings[index - 1], siblings[index + 1]];
  const own = commaAfter(text, end);
  if (own !== undefined) {
    return areBlanks(text, end, own)
      ? [tidied(text, start, own + 1)]
      : [tidied(text, start, end), cut(own, own + 1)];
  }
  const earlier = before && !after ? commaAfter(text, before.offset + before.length) : undefined;
  if (earlier === undefined) return [tidied(text, start, end)];
  return areBlanks(text, earlier + 1, start)
    ? [cut(earlier, end)]
    : [cut(earlier, earlier + 1), tidied(text, start, end)];
}

const areBlanks = (text: string, start: number, end: number): boolean =>
  /^[ \t]*$/u.test(text.slice(start, end));

/** With the line, where nothing else stands on it, or else with the blanks that would be left over. */
function tidied(text: string, start: number, end: number): Cut {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const blanks = /^[ \t]*/u.exec(text.slice(end))?.[0].length ?? 0;
  const lineEnd = /^\r?\n/u.exec(text.slice(end + blanks))?.[0].length;
  if (lineEnd === undefined) return cut(start, end + blanks);
  if (areBlanks(text, lineStart, start)) return cut(lineStart, end + blanks + lineEnd);
  let from = start;
  while (from > lineStart && ' \t'.includes(text.charAt(from - 1))) from--;
  return cut(from, end + blanks);
}
