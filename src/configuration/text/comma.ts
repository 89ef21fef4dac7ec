/** @file The comma behind a value in the text of an experiment file. */
import { createScanner } from 'jsonc-parser';

/** Where the next token after a place is a comma: its own place. Comments are no tokens. */
export function commaAfter(text: string, place: number): number | undefined {
  const scanner = createScanner(text, true);
  scanner.setPosition(place);
  scanner.scan();
  const offset = scanner.getTokenOffset();
  return text[offset] === ',' ? offset : undefined;
}
