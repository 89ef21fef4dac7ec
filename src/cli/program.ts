/** @file Runs a program of the product: what goes wrong becomes a sentence and an exit code. */

import { t } from '@vscode/l10n';
import { CommanderError } from 'commander';
import { ExitCode, StudioError } from '../errors/studio-error.js';
import { paintFor } from './terminal/style.js';

/** Does the work; `json`: an error is also printed as a JSON object on the standard output. */
export async function runProgram(work: () => Promise<unknown>, json = false): Promise<void> {
  // Whoever reads our output may leave early (`| head`); a training goes on without a viewer.
  process.stdout.on('error', () => process.exit(ExitCode.success));
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
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, remedy, exitCode } })}\n`);
  const paint = paintFor(process.stderr);
  process.stderr.write(`${paint('bad', t('Error:'))} ${message}\n${remedy}\n`);
  return exitCode;
}

function reportDefect(error: unknown): ExitCode {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `${t('This is a defect of L2T Studio. Please report it with these lines:')}\n${details}\n`,
  );
  return ExitCode.defect;
}
