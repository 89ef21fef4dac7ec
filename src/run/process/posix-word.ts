/** @file Writes a word so that a POSIX shell takes it as it is. */

/** The word in single quotes, within which a shell knows no `$`, no backtick and no backslash. */
export function posixWord(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
