/** @file The one class of every error that a person can meet: a stable code, a sentence, and what to do. */

import { plainLine } from './plain-text.js';

/** Exit codes of every program of the product. 0 is success; 1 is a defect of the product itself. */
export const ExitCode = {
  success: 0,
  defect: 1,
  usage: 2,
  configuration: 3,
  data: 4,
  weights: 5,
  engine: 6,
  runFolder: 7,
  runBusy: 8,
  diskFull: 9,
  nonFinite: 10,
  stopped: 11,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

export interface StudioErrorParts {
  /** Stable identifier, `area/what`, for instance `data/folder-missing`. */
  readonly code: string;
  /** One sentence: what is wrong and where. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly remedy: string;
  readonly exitCode: ExitCode;
  readonly cause?: unknown;
}

/** An expected failure, shown to a person as `message` followed by `remedy`; never with a stack trace. */
export class StudioError extends Error {
  readonly code: string;
  readonly remedy: string;
  readonly exitCode: ExitCode;

  constructor(parts: StudioErrorParts) {
    super(parts.message, parts.cause === undefined ? undefined : { cause: parts.cause });
    this.name = 'StudioError';
    this.code = parts.code;
    this.remedy = parts.remedy;
    this.exitCode = parts.exitCode;
  }
}

/** Why something failed, without the sentence that it did: what the cause of a StudioError says, where it has one. */
export function reasonOf(error: unknown): string {
  const reason = error instanceof StudioError ? (error.cause ?? error) : error;
  return reason instanceof Error ? reason.message : String(reason);
}

/** Makes the factory of one area's errors: `error('folder-missing', message, remedy, cause?)`. */
export function errorsOf(area: string, exitCode: ExitCode) {
  return (what: string, message: string, remedy: string, cause?: unknown): StudioError =>
    new StudioError({
      code: `${area}/${what}`,
      message: plainLine(message),
      remedy: plainLine(remedy),
      exitCode,
      ...(cause === undefined ? {} : { cause }),
    });
}
