/** @file The one range in which two texts differ, so that an edit touches no more than it must. */

export interface TextDifference {
  /** In the old text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Undefined where the texts are equal. */
export function differenceOfTexts(before: string, after: string): TextDifference | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}
