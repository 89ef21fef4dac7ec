/** @file How many columns text takes in a terminal, and cutting it to fit. */
import { piecesOf } from './sealed.js';

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const invisible = /^(?:\p{M}|\u200b|\u200c|\u200d|[\ufe00-\ufe0f])$/u;

function characterWidth(character: string): number {
  if (invisible.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

const columnsOf = (piece: string): number =>
  [...piece].reduce((sum, character) => sum + characterWidth(character), 0);

/** Columns that the text takes; colors take none. */
export function textWidth(text: string): number {
  return piecesOf(text).reduce((sum, piece, index) => sum + (index % 2 === 0 ? columnsOf(piece) : 0), 0);
}

/** Fills the text with spaces up to this many columns. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}

/** Cuts the text to this many columns, the last of them an ellipsis; colors after the cut still end. */
export function cutTo(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text;
  let room = columns - 1;
  let open = true;
  const fitting = (character: string): string => {
    if (!open) return '';
    room -= characterWidth(character);
    open = room >= 0;
    return open ? character : '…';
  };
  return piecesOf(text)
    .map((piece, index) => (index % 2 === 0 ? [...piece].map(fitting).join('') : piece))
    .join('');
}

/** The text as lines of at most this many columns, broken between words. */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const together = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(together) <= columns) lines[lines.length - 1] = together;
    else lines.push(word);
  }
  return lines;
}
