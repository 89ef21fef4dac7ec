/** @file Quick fixes for words without quotes, or with those of other languages, and for texts that are not closed. */
import { t } from '@vscode/l10n';
import type { Edit } from 'jsonc-parser';

interface Piece {
  readonly offset: number;
  readonly length: number;
}
interface Mending {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** What other languages write for the words of JSON. */
const words: Readonly<Record<string, string>> = { true: 'true', false: 'false', none: 'null', null: 'null' };

/** Longer words are no key and no name. */
const longest = 300;

/** `epochs` → `"epochs"`, `'epochs'` → `"epochs"`, `True` → `true`, `.5` → `0.5`. */
export function quotedEdits(text: string, { offset, length }: Piece): Mending[] {
  const word = text.slice(offset, offset + length);
  if (length > longest) return [];
  const constant = Object.hasOwn(words, word.toLowerCase()) ? words[word.toLowerCase()] : undefined;
  const plain =
    constant ?? (/^[+.\d]/u.test(word) && Number.isFinite(Number(word)) ? String(Number(word)) : undefined);
  if (plain !== undefined)
    return [{ title: t('Change to {0}', plain), edits: [{ offset, length, content: plain }] }];
  const title = t('Write double quotes');
  // The quote that is there begins no text of its own.
  if (text[offset + length] === '"') return [{ title, edits: [{ offset, length: 0, content: '"' }] }];
  const line = /^[^\r\n]{0,300}/u.exec(text.slice(offset, offset + longest))?.[0] ?? '';
  const closing = word.startsWith("'") ? line.indexOf("'", 1) : -1;
  const whole = closing > 0 ? line.slice(0, closing + 1) : word;
  const content = JSON.stringify(whole.replaceAll(/^'|'$/gu, ''));
  return [{ title, edits: [{ offset, length: whole.length, content }] }];
}

/** The quote that is missing at the end of a line goes before the signs there. */
export function textClosed(text: string, { offset, length }: Piece): Mending[] {
  let end = offset + length;
  while (end > offset + 1 && ',}] \t'.includes(text.charAt(end - 1))) end--;
  return [{ title: t('Write the missing double quote'), edits: [{ offset: end, length: 0, content: '"' }] }];
}
