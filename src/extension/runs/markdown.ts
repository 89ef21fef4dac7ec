/** @file Text of files and programs inside of markdown: shown as it is, never as markup. */

/** One line, in which nothing means anything. */
export function plain(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+!|<>~$&]/gu, '\\$&').replaceAll(/\s+/gu, ' ');
}
