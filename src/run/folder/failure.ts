/** @file A failure as data: it travels over the socket, to the parent process and into `metrics.jsonl`. */
import { runErrors } from '../../errors/run.js';
import { type ExitCode, StudioError } from '../../errors/studio-error.js';
import { hasFields } from './fields.js';

/** A StudioError without its cause. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
  readonly exitCode: ExitCode;
}

/** The failure that an exception stands for; what is no StudioError is a defect of the product. */
export function failureOf(error: unknown): Failure {
  const named =
    error instanceof StudioError
      ? error
      : runErrors.defect(error instanceof Error ? error.message : String(error), error);
  const { code, message, remedy, exitCode } = named;
  return { code, message, remedy, exitCode };
}

/** Whether what came over a socket or from a program is a failure. */
export function isFailure(value: unknown): value is Failure {
  return hasFields<Failure>(value, {
    code: 'string',
    message: 'string',
    remedy: 'string',
    exitCode: 'number',
  });
}

/** The StudioError that a failure was made from. */
export function errorOf(failure: Failure): StudioError {
  return new StudioError(failure);
}
