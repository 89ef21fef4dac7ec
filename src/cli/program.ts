/** @file Runs a program of the product: what goes wrong becomes a sentence and an exit code. */

import { t } from '@vscode/l10n';
import { CommanderError } from 'commander';
import { runErrors } from '../errors/run.js';
import { ExitCode, StudioError } from '../errors/studio-error.js';
import { systemCode } from '../run/folder/atomic.js';
import { print, printError } from './terminal/output.js';
import { paintFor } from './terminal/style.js';

/** Done when the standard output can no longer be written. */
let outputLost: (error: Error) => void = exitWithoutOutput;

/** Puts something else in the place of the exit, where there is more to do; it may be done several times. */
export function onOutputLost(handler: (error: Error) => void): void {
  outputLost = handler;
}

/** Whoever reads our output may leave early (`| head`): that is no error. A full disk is one. */
export function exitWithoutOutput(error: Error): never {
  if (systemCode(error) === 'EPIPE') process.exit(ExitCode.success);
  process.exit(report(runErrors.outputFailed(error), false));
}

/** Does the work; `json`: an error is also printed as a JSON object on the standard output. */
export async function runProgram(work: () => Promise<unknown>, json = false): Promise<void> {
  process.stdout.on('error', (error) => outputLost(error));
  process.stderr.on('error', () => undefined);
  try {
    await work();
  } catch (error) {
    process.exitCode = report(error, json);
  }
}

function report(error: unknown, json: boolean): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.success : ExitCode.usage;
  if (!(error instanceof StudioError)) return reportDefect(error);
  const { code, message, remedy, exitCode } = error;
  if (json) print(JSON.stringify({ error: { code, message, remedy, exitCode } }));
  const paint = paintFor(process.stderr);
  printError(`${paint('bad', t('Error:'))} ${message}\n${remedy}`);
  return exitCode;
}

function reportDefect(error: unknown): ExitCode {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  printError(`${t('This is a defect of L2T Studio. Please report it with these lines:')}\n${details}`);
  return ExitCode.defect;
}
