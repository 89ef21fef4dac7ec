/** @file Text of files and programs inside of markdown: shown as it is, never as markup. */

/** One line, in which nothing is a command, a link, a picture or a formula. */
export function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]()#+\-.!|<>&~$]/g, (character) => `\\${character}`)
    .replaceAll(/\s+/g, ' ');
}
