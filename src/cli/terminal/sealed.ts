/**
 * @file Tells the colors of this program from what looks like one in the text of a file. Lines are put together of both,
 * and only where they go out it is known that they go to a terminal.
 */
import { randomInt } from 'node:crypto';
import { withoutControls } from '../../errors/plain-text.js';

/** Stands in each color of our own, until it goes out: no file can know it. */
const seal = Array.from({ length: 4 }, () => randomInt(1000, 10_000)).join(';');
const start = `\u001b[${seal};`;
const own = new RegExp(`(\\u001b\\[${seal};\\d+m)`, 'u');

/** The sequence of a color. @param parameter as ECMA-48 has it: 32 is green. */
export const sealed = (parameter: string): string => `${start}${parameter}m`;

/** Pieces of a text, in turn: what is shown, in which nothing controls a terminal, and a color of our own. */
export const piecesOf = (text: string): string[] =>
  text.split(own).map((piece, index) => (index % 2 === 0 ? withoutControls(piece, '\n\t') : piece));

/** What a terminal may be given: of all that controls it, line ends, tabulators and our own colors. */
export const forTerminal = (text: string): string => piecesOf(text).join('').replaceAll(start, '\u001b[');
