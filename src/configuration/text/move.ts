/** @file What is changed in a text to move a property into another object, with the comments about it. */
import type { Edit, Node } from 'jsonc-parser';
import { commentsOf } from './comments.js';
import { insertionOf } from './insertion.js';
import { removalOf } from './removal.js';
import { formatOf } from './text-format.js';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** One span for those that touch, or that only blanks keep apart: edits may not overlap. */
function merged(text: string, spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans.toSorted((left, right) => left.start - right.start)) {
    const last = all.at(-1);
    const touches = last && text.slice(last.end, span.start).trim() === '';
    if (touches) all.splice(-1, 1, { start: last.start, end: Math.max(last.end, span.end) });
    else all.push(span);
  }
  return all;
}

/** With its line, where nothing else is left on it. */
function tidied(text: string, { start, end }: Span): Span {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const isAlone = text.slice(lineStart, start).trim() === '' && lineEnd >= 0;
  return isAlone && text.slice(end, lineEnd).trim() === ''
    ? { start: lineStart, end: lineEnd + 1 }
    : { start, end };
}

/** A comment for a line that goes on behind it. */
function inOneLine(comment: string): string {
  return comment.startsWith('//') ? `/* ${comment.slice(2).trim().replaceAll('*/', '* /')} */` : comment;
}

/** The edits that put a property into an object. @param comments about it. */
function putInto(text: string, into: Node, property: string, comments: readonly string[]): Edit[] {
  const first = into.children?.[0];
  const oneLine = [...comments.map(inOneLine), property].join(' ');
  if (!first) return [{ offset: into.offset + 1, length: 0, content: ` ${oneLine} ` }];
  const indentation = text.slice(text.lastIndexOf('\n', first.offset - 1) + 1, first.offset);
  const content =
    indentation.trim() === '' ? [...comments, property].join(`${formatOf(text).eol}${indentation}`) : oneLine;
  return insertionOf(text, into, into.children?.length ?? 0, content);
}

/**
 * The edits that move a property behind the last one of another object. They do not overlap.
 * @param wrap what the property is written into, `"data": {`, where its object has to be made.
 */
export function moveOf(text: string, property: Node, into: Node, key: string, wrap?: string): Edit[] {
  const value = property.children?.[1];
  if (!value) return [];
  const { above, beside } = commentsOf(text, property);
  const comments = [...above, ...(beside ? [beside] : [])];
  const textOf = ({ offset, length }: { offset: number; length: number }) =>
    text.slice(offset, offset + length);
  const written = `${JSON.stringify(key)}: ${textOf(value)}`;
  const content = wrap === undefined ? written : `${wrap} ${written} }`;
  const spans = [...removalOf(text, property), ...comments].map(({ offset, length }) => ({
    start: offset,
    end: offset + length,
  }));
  return [
    ...merged(text, spans)
      .map((span) => tidied(text, span))
      .map(({ start, end }) => ({ offset: start, length: end - start, content: '' })),
    ...putInto(
      text,
      into,
      content,
      comments.map(textOf).map((comment) => comment.trimEnd()),
    ),
  ];
}
