/** @file What stands around a place of the text, also in half-typed JSON: the tokens beside it, or the comment it is in. */
import { createScanner } from 'jsonc-parser';

interface Token {
  /** Its first character; '' at the end of the text. */
  readonly first: string;
  readonly end: number;
}

/** Reads on from a place, comments aside. */
function tokensFrom(text: string, place: number): () => Token {
  const scanner = createScanner(text, true);
  scanner.setPosition(place);
  return () => {
    scanner.scan();
    return { first: text.charAt(scanner.getTokenOffset()), end: scanner.getPosition() };
  };
}

/** The last token that ends before a place, or there. */
export function tokenBefore(text: string, place: number): Token | undefined {
  const next = tokensFrom(text, 0);
  let before: Token | undefined;
  for (let token = next(); token.first !== '' && token.end <= place; token = next()) before = token;
  return before;
}

/** What comes next: the key of a property, another thing that would have to be parted by a comma, or neither. */
export function kindAfter(text: string, place: number): 'key' | 'value' | 'neither' {
  const next = tokensFrom(text, place);
  const { first } = next();
  if (first === '"' && next().first === ':') return 'key';
  return /^["{[\w-]$/.test(first) ? 'value' : 'neither';
}

/** Whether what is typed at a place belongs to a comment. */
export function isInComment(text: string, place: number): boolean {
  const scanner = createScanner(text);
  scanner.scan();
  while (scanner.getTokenLength() > 0 && scanner.getPosition() < place) scanner.scan();
  const start = scanner.getTokenOffset();
  const token = text.slice(start, scanner.getPosition());
  const isClosed = /^\/\*.*\*\/$/s.test(token);
  return start < place && /^\/[/*]/.test(token) && !(isClosed && scanner.getPosition() === place);
}
