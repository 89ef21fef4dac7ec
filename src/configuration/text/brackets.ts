/** @file The brackets that a text opens and does not close. */
import { createScanner, type Edit } from 'jsonc-parser';
import { formatOf } from './text-format.js';

const closers = new Map([
  ['{', '}'],
  ['[', ']'],
]);

/** What closes all that is open: before a bracket that closes something further out, and at the end of the text. */
export function closingEdits(text: string): Edit[] {
  const scanner = createScanner(text, true);
  const open: string[] = [];
  const edits: Edit[] = [];
  let end = 0;
  for (;;) {
    scanner.scan();
    const [offset, length] = [scanner.getTokenOffset(), scanner.getTokenLength()];
    if (length === 0) break;
    const token = length === 1 ? text.charAt(offset) : '';
    const closer = closers.get(token);
    if (closer !== undefined) open.push(closer);
    if (token === '}' || token === ']') {
      const index = open.lastIndexOf(token);
      // What closes nothing is another mistake.
      if (index < 0) return [];
      const missing = open
        .splice(index + 1)
        .reverse()
        .join('');
      if (missing !== '') edits.push({ offset: end, length: 0, content: missing });
      open.pop();
    }
    end = offset + length;
  }
  const { eol } = formatOf(text);
  const content = open.reverse().join('');
  return content === ''
    ? edits
    : [...edits, { offset: text.length, length: 0, content: atEnd(text, content, eol) }];
}

/** On a line of its own, so that no comment swallows it. */
const atEnd = (text: string, content: string, eol: string) =>
  text.endsWith('\n') ? `${content}${eol}` : `${eol}${content}`;
