/** @file Text of files and programs inside of markdown: shown as it is, never as markup. */
import { plainLine } from '../errors/plain-text.js';

/** One line, in which nothing is a command, a link, a picture, an icon or a formula. */
export function escaped(text: string): string {
  return plainLine(text.replaceAll(/\s+/g, ' ')).replaceAll(
    // An address is a link by itself, without any brackets.
    /[\\`*_{}[\]()#+\-.!|<>&~$@]|:(?=\/\/)/g,
    (character) => `\\${character}`,
  );
}
