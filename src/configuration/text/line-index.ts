/** @file Offsets in a text as lines and columns. */

interface LineStarts {
  readonly text: string;
  readonly starts: readonly number[];
}

/** Many problems are of one text. */
let newest: LineStarts = { text: '', starts: [0] };

/** Both from 1; the column in UTF-16 units. Lines end as they do in an editor, by any of three marks. */
export function lineAndColumn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  if (newest.text !== text) newest = { text, starts: startsOf(text) };
  const { starts } = newest;
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

function startsOf(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ index, 0: mark }) => index + mark.length)];
}
