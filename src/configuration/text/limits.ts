/**
 * @file How much of an experiment file is read. Its text may come from anywhere, and the editor reads it with each key
 * that is pressed: within these limits no step takes long, and no experiment that can be trained comes near them.
 */
export const limits = {
  /** UTF-16 units of the text. */
  characters: 2 ** 20,
  /** Keys, values, brackets, colons and commas. */
  tokens: 60_000,
  /** Objects and lists in one another: the parser recurses. */
  depth: 64,
  sources: 64,
  pairs: 4096,
  /** Values of an axis of a matrix, and entries that it includes or excludes. */
  values: 200,
  /** Runs of a matrix. */
  combinations: 1000,
  /** UTF-16 units of the name of a source. */
  name: 100,
  /** UTF-16 units of a path. */
  path: 4096,
  /** Problems that are told. */
  problems: 100,
} as const;
