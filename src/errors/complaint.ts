/** @file Makes complaints: what is wrong in an experiment file and what to do, before it is known where it stands. */

import { plainLine } from './plain-text.js';

export type Severity = 'error' | 'warning' | 'hint';

export interface Complaint {
  /** Stable identifier, `configuration/what`. */
  readonly code: string;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly remedy: string;
  readonly severity: Severity;
}

const complaintOf =
  (severity: Severity) =>
  (what: string, message: string, remedy: string): Complaint => ({
    code: `configuration/${what}`,
    message: plainLine(message),
    remedy: plainLine(remedy),
    severity,
  });

/** The file cannot be used. */
export const complaint = complaintOf('error');
/** The file can be used, but hardly means what it says. */
export const warning = complaintOf('warning');
/** The file is as it should be; there is something to know. */
export const hint = complaintOf('hint');

/** More than any network has layers. */
const longestList = 40;

/** `"a", "b", "c"`; of a long list the beginning. */
export function quotedList(words: readonly string[]): string {
  const shown = words.slice(0, longestList).map((word) => `"${word}"`);
  return [...shown, ...(words.length > longestList ? ['…'] : [])].join(', ');
}
