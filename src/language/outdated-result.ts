/** @file What a lens says of a result that is of another text of the file, for the editor to draw. */

/** The data of such a lens. */
export interface OutdatedResult {
  /** What the run came to, in words. An editor gives a lens no colour: these it can draw greyed. */
  readonly outdatedResult: string;
}

/** The words in the data of a lens, where it is about an outdated result. */
export function outdatedResultIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('outdatedResult' in data)) return undefined;
  return typeof data.outdatedResult === 'string' ? data.outdatedResult : undefined;
}
