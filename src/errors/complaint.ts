/** @file Makes complaints: what is wrong in an experiment file and what to do, before it is known where it stands. */

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
    message,
    remedy,
    severity,
  });

/** The file cannot be used. */
export const complaint = complaintOf('error');
/** The file can be used, but hardly means what it says. */
export const warning = complaintOf('warning');
/** The file is as it should be; there is something to know. */
export const hint = complaintOf('hint');

/** `"a", "b", "c"`. */
export const quotedList = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');
