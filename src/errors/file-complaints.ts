/** @file What can be wrong with the form of an experiment file: its syntax, its keys, its values. */
import { t } from '@vscode/l10n';
import { type Complaint, complaint, quotedList } from './complaint.js';

/** What jsonc-parser calls each error of syntax → what is wrong, what to do. */
const syntaxTable: Readonly<Record<string, () => readonly [message: string, remedy: string]>> = {
  InvalidSymbol: () => [
    t('This is not a value of JSON.'),
    t('Write a number, true, false, null, or a text between double quotes.'),
  ],
  InvalidNumberFormat: () => [t('This number is not complete.'), t('Write it like 0.1 or 1e-4.')],
  PropertyNameExpected: () => [t('A key is missing here.'), t('Write the key between double quotes.')],
  ValueExpected: () => [t('A value is missing here.'), t('Write the value, or remove its key.')],
  ColonExpected: () => [t('A colon is missing between key and value.'), t('Write a colon after the key.')],
  CommaExpected: () => [t('A comma is missing here.'), t('Write a comma before this.')],
  CloseBraceExpected: () => [t('An object is not closed.'), t('Write the missing }.')],
  CloseBracketExpected: () => [t('A list is not closed.'), t('Write the missing ].')],
  EndOfFileExpected: () => [t('There is text after the end of the experiment.'), t('Remove it.')],
  InvalidCommentToken: () => [t('This is not a comment.'), t('Begin comments with // or /*.')],
  UnexpectedEndOfComment: () => [t('A comment is not closed.'), t('Write the missing */.')],
  UnexpectedEndOfString: () => [t('A text is not closed.'), t('Write the missing double quote.')],
  UnexpectedEndOfNumber: () => [t('This number is not complete.'), t('Write it like 0.1 or 1e-4.')],
  InvalidUnicode: () => [t('This is not a Unicode escape.'), t('Write \\u and four hexadecimal digits.')],
  InvalidEscapeCharacter: () => [
    t('A backslash in a text must be doubled.'),
    t('Write \\\\, or / between the folders of a path.'),
  ],
  InvalidCharacter: () => [
    t('A text may not hold this character.'),
    t('Write it as an escape, such as \\t or \\n.'),
  ],
};

/** The value that a person was nearest to, as advice; or all there are. */
function advice(nearest: string | undefined, all: readonly string[]): string {
  return nearest === undefined
    ? t('Choose from {0}.', quotedList(all))
    : t('Did you mean "{0}"? Choose from {1}.', nearest, quotedList(all));
}

interface KnownKeys {
  /** The key here that the person was nearest to. */
  readonly nearest: string | undefined;
  /** Paths at which the same key is one: `optimizer.learningRate`. */
  readonly others: readonly string[];
  /** All keys here. */
  readonly keys: readonly string[];
}

function keyAdvice({ nearest, others, keys }: KnownKeys): string {
  const elsewhere = quotedList(others);
  if (nearest !== undefined && others.length > 0)
    return t('Did you mean "{0}"? Else it belongs where it is {1}.', nearest, elsewhere);
  if (nearest !== undefined) return t('Did you mean "{0}"?', nearest);
  if (others.length === 1) return t('It belongs elsewhere: move it to {0}.', elsewhere);
  if (others.length > 1) return t('It belongs elsewhere: move it to one of {0}.', elsewhere);
  return t('Remove it. The keys here are {0}.', quotedList(keys));
}

export const fileComplaints = {
  /** @param name what jsonc-parser calls the error. */
  syntax: (name: string): Complaint => {
    const [message, remedy] = syntaxTable[name]?.() ?? [
      t('This is not JSON.'),
      t('Write an object between { and }.'),
    ];
    return complaint('syntax', message, remedy);
  },
  tooManyRuns: (most: number) =>
    complaint(
      'too-many-runs',
      t('The matrix has more than {0} runs.', most),
      t('Give its keys fewer values, or write several files.'),
    ),
  noRuns: () =>
    complaint(
      'no-runs',
      t('The matrix has no run.'),
      t('Give it a key with a list of values, and exclude fewer combinations.'),
    ),
  empty: () =>
    complaint(
      'syntax',
      t('The experiment file is empty.'),
      t('Write an object between { and } with "target" and "data".'),
    ),
  tooDeep: () =>
    complaint(
      'too-deep',
      t('Objects and lists stand in one another too deeply.'),
      t('An experiment needs no more than four levels.'),
    ),
  /** @param characters as many may stand in it. */
  tooLong: (characters: number) =>
    complaint(
      'too-long',
      t('The experiment file is longer than {0} characters.', characters),
      t('An experiment needs a few thousand: remove what does not belong to it.'),
    ),
  /** @param tokens keys, values and signs that may stand in it. */
  tooManyTokens: (tokens: number) =>
    complaint(
      'too-long',
      t('The experiment file has more than {0} keys, values and signs.', tokens),
      t('An experiment needs a few hundred: remove what does not belong to it.'),
    ),
  /** @param told as many are. */
  moreProblems: (told: number) =>
    complaint(
      'more-problems',
      t('There are more problems than the {0} that are told.', told),
      t('Correct those that are told: others come after them.'),
    ),
  duplicateKey: (key: string) =>
    complaint('duplicate-key', t('The key "{0}" stands here twice.', key), t('Keep one of them.')),
  /** @param place `optimizer`, or '' for the experiment itself. */
  unknownKey: (key: string, place: string, known: KnownKeys) =>
    complaint(
      'unknown-key',
      place === ''
        ? t('"{0}" is not a key of an experiment.', key)
        : t('"{0}" is not a key of {1}.', key, place),
      keyAdvice(known),
    ),
  missingKey: (key: string, place: string, meaning: string) =>
    complaint(
      'missing-key',
      place === '' ? t('The key "{0}" is missing.', key) : t('{0} lacks the key "{1}".', place, key),
      t('Add it: {0}', meaning),
    ),
  /**
   * @param expected for instance `a whole number from 1 to 10`.
   * @param found the value as the file has it.
   */
  badValue: (place: string, expected: string, found: string, meaning: string) =>
    complaint(
      'bad-value',
      place === ''
        ? t('An experiment is {0}, not {1}.', expected, found)
        : t('{0} must be {1}, not {2}.', place, expected, found),
      t('Correct it; it means: {0}', meaning),
    ),
  badChoice: (place: string, found: string, nearest: string | undefined, all: readonly string[]) =>
    complaint('bad-choice', t('{0} cannot be {1}.', place, found), advice(nearest, all)),
};
