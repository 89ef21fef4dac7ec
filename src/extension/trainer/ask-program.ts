/** @file Runs a program of the product apart and takes the JSON that it answers. */
import { execFile } from 'node:child_process';
import { t } from '@vscode/l10n';
import { editorErrors } from '../../errors/editor.js';
import { errorOf, isFailure } from '../../run/folder/failure.js';
import { hasFields } from '../../run/folder/fields.js';
import type { ProgramCall } from '../services.js';

const maxBuffer = 64 * 1024 * 1024;

/**
 * The JSON value that the program prints last. Throws the program's own error, or `editor/no-answer`.
 * @param signal ends the program.
 */
export function askProgram({ executable, words, env }: ProgramCall, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const options = { env, signal, maxBuffer, windowsHide: true };
    execFile(executable, [...words], options, (error, stdout, stderr) => {
      const answer = lastJson(stdout);
      const said = hasFields<{ error: unknown }>(answer, { error: 'object' }) ? answer.error : undefined;
      if (isFailure(said)) reject(errorOf(said));
      else if (error === null && answer !== undefined) resolve(answer);
      else reject(editorErrors.noAnswer(words.slice(1).join(' '), how(error), new Error(stderr)));
    });
  });
}

function how(error: Error | null): string {
  return error === null ? t('no JSON') : (error.message.split('\n')[0] ?? error.name);
}

function lastJson(text: string): unknown {
  try {
    return JSON.parse(text.trim().split('\n').at(-1) ?? '');
  } catch {
    return undefined;
  }
}
