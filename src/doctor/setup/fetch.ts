/** @file Fetches wheels with pip, which checks hashes, resumes and knows the proxy, into an environment apart. */
import { execFile, spawn } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { t } from '@vscode/l10n';
import { setupErrors } from '../../errors/setup.js';
import { pipEnvironment } from './pip-settings.js';
import type { Python } from './python.js';
import { type WheelRow, wheelPython } from './wheels.js';

export interface FetchOptions {
  /** A folder that is not there yet and becomes the virtual environment, which holds the packages too. */
  readonly environment: string;
  readonly python: Python;
  readonly wheel: WheelRow;
  /** A folder of wheels to take them from, instead of the package index. */
  readonly folder?: string;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** Gives the folder of the packages. @throws StudioError `setup/no-virtual-environment`, `setup/not-fetched`. */
export async function fetchWheels(options: FetchOptions): Promise<string> {
  const { environment, python, wheel, folder, signal } = options;
  await promisify(execFile)(python.program, ['-m', 'venv', environment], { signal }).catch((cause) =>
    Promise.reject(setupErrors.noVirtualEnvironment(python.program, cause)),
  );
  const program = join(environment, 'bin', 'python');
  const packages = join(environment, 'lib', `python${wheelPython}`, 'site-packages');
  // Only the libraries are used: what the Python packages depend on is left out, and nothing is compiled or built.
  const words = ['-m', 'pip', 'install', '--no-deps', '--no-compile', '--only-binary', ':all:'];
  // Nor does the Python that runs pip have to be one that the wheels are for.
  words.push('--python-version', wheelPython, '--ignore-requires-python', '--target', packages);
  if (folder !== undefined) words.push('--no-index', '--find-links', folder);
  // It unpacks gigabytes into its temporary folder and moves them: nothing is copied where that lies beside the target.
  const temporary = join(environment, 'temporary');
  await mkdir(temporary);
  const env = await pipEnvironment(program, signal).catch((cause) =>
    Promise.reject(setupErrors.notFetched(wheel.title, oneLine(cause), cause)),
  );
  words.push('--disable-pip-version-check', ...wheel.packages);
  await pip(program, words, { env: { ...env, TMPDIR: temporary }, signal }, wheel);
  await rm(temporary, { recursive: true, force: true });
  return packages;
}

async function pip(
  program: string,
  words: readonly string[],
  options: { readonly env: NodeJS.ProcessEnv; readonly signal: AbortSignal },
  wheel: WheelRow,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    // Its progress goes to the terminal as it is; what it complains of is kept, for the one sentence at the end.
    const child = spawn(program, [...words], { ...options, stdio: ['ignore', 'inherit', 'pipe'] });
    let complaints = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaints += chunk.toString('utf8');
    });
    child.once('error', (cause) => reject(setupErrors.notFetched(wheel.title, cause.message, cause)));
    child.once('close', (status) => {
      if (status === 0) resolve();
      else reject(setupErrors.notFetched(wheel.title, reasonIn(complaints), complaints));
    });
  });
}

/** What a program that failed said; of one that said nothing, that it failed. */
function oneLine(error: Error & { readonly stderr?: string }): string {
  return (error.stderr?.trim() || error.message).replace(/\s+/g, ' ');
}

/** Of pip's complaints the one that says why: its last error, without what came before the colon. */
export function reasonIn(complaints: string): string {
  const lines = complaints.split('\n').map((line) => line.trim());
  const connection = lines.find((line) =>
    /Failed to establish|Name or service not known|ProxyError/.test(line),
  );
  if (connection !== undefined) return t('the package index cannot be reached.');
  const errors = lines.filter((line) => line.startsWith('ERROR:'));
  return errors.at(-1)?.replace(/^ERROR:\s*/, '') ?? t('pip gave no reason.');
}
