/** @file Errors of engines: not there, cannot run, fed wrongly. */
import { t } from '@vscode/l10n';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('engine', ExitCode.engine);

export const engineErrors = {
  unavailable: (engine: string, reason: string, instead: string) =>
    error(
      'unavailable',
      t('The engine {0} cannot run on this machine: {1}', engine, reason),
      t('Choose {0}, or run "l2t doctor" to see what is missing.', instead),
      reason,
    ),
  notSetUp: (engine: string) =>
    error(
      'not-set-up',
      t('The engine {0} cannot run on this machine: it has not been set up.', engine),
      t('Run "l2t setup {0}", or choose onnxruntime.', engine),
      t('it has not been set up.'),
    ),
  missingFeed: (input: string) =>
    error(
      'missing-feed',
      t('The input {0} of a compiled program has neither a feed nor a state.', input),
      t('Feed it.'),
    ),
  wrongShape: (input: string, expected: readonly number[], actual: readonly number[]) =>
    error(
      'wrong-shape',
      t(
        'The input {0} expects the shape [{1}] and was fed [{2}].',
        input,
        expected.join(', '),
        actual.join(', '),
      ),
      t('Compile the program for the shape that is fed.'),
    ),
  failed: (engine: string, cause: unknown) =>
    error(
      'failed',
      t('The engine {0} stopped: {1}', engine, cause instanceof Error ? cause.message : String(cause)),
      t('The last checkpoint is kept; if memory ran out, choose a smaller batch.'),
      cause,
    ),
};
