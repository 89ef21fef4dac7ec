/** @file Text of files inside of what a person reads: what would control a terminal is spelled out, what is long is shortened. */

/** Control characters, and those that turn the direction of all text behind them. */
const controls = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
/** Far longer than a path that anybody has to read. */
const longestWord = 300;
const longestLine = 2000;

/** Spelled as JSON spells it, so that JSON stays the same JSON. @param kept characters that are left as they are. */
export function withoutControls(text: string, kept = ''): string {
  return text.replaceAll(controls, (character) =>
    kept.includes(character) ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** One line, in which nothing controls a terminal and no word is longer than it can be read. */
export function plainLine(text: string): string {
  const words = text.replaceAll(/\S+/gu, (word) =>
    word.length > longestWord ? `${word.slice(0, longestWord - 100)}…${word.slice(-100)}` : word,
  );
  const line = words.length > longestLine ? `${words.slice(0, longestLine)}…` : words;
  return withoutControls(line);
}

/** The same where an editor draws icons for what looks like the name of one: in lenses, in the status bar, in lists to pick from. */
export function plainLabel(text: string): string {
  return plainLine(text).replaceAll('$(', '\\$(');
}

/** A notification, in which an editor would make a link, even to a command, of `[words](address)`. */
export function plainNotice(text: string): string {
  return text.replaceAll('](', '] (');
}
