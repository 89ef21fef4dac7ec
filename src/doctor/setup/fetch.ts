/** @file Fetches wheels with pip, which checks hashes, resumes and knows the proxy, into an environment apart. */
import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { t } from '@vscode/l10n';
import { setupErrors } from '../../errors/setup.js';
import { pipEnvironment } from './pip-settings.js';
import type { Python } from './python.js';
import type { WheelRow } from './wheels.js';

export interface FetchOptions {
  /** An empty folder that becomes the virtual environment. */
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
  // Only the libraries are used: what the Python packages depend on is left out, and nothing is compiled or built.
  const words = ['-m', 'pip', 'install', '--no-deps', '--no-compile', '--only-binary', ':all:'];
  if (folder !== undefined) words.push('--no-index', '--find-links', folder);
  await pip(program, [...words, '--disable-pip-version-check', ...wheel.packages], wheel, signal);
  return join(environment, 'lib', `python${python.version}`, 'site-packages');
}

async function pip(
  program: string,
  words: readonly string[],
  wheel: WheelRow,
  signal: AbortSignal,
): Promise<void> {
  const env = await pipEnvironment(program, signal).catch((cause) =>
    Promise.reject(setupErrors.notFetched(wheel.title, oneLine(cause), cause)),
  );
  await new Promise<void>((resolve, reject) => {
    // Its progress goes to the terminal as it is; what it complains of is kept, for the one sentence at the end.
    const child = spawn(program, [...words], { env, stdio: ['ignore', 'inherit', 'pipe'], signal });
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
