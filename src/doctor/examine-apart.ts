/** @file Examines engines in processes of their own: a native library that crashes or hangs takes no one with it. */
import { execFile } from 'node:child_process';
import { t } from '@vscode/l10n';
import type { RealEngineName } from '../catalog/engines.js';
import { withEngineLibraries } from '../engines/library-path.js';
import { hasFields } from '../run/fields.js';
import { type EngineReport, missing } from './examine.js';

/** The first time, gigabytes of CUDA's libraries are read, of which some users have theirs on a network's disk. */
const patienceMilliseconds = 300_000;

/**
 * @param call the program and its words that print the report of an engine as JSON.
 * @param env its whole environment.
 * @param signal ends it; what it reports then says nothing of the engine.
 */
export function examineApart(
  name: RealEngineName,
  call: readonly string[],
  env = withEngineLibraries(process.env, name),
  signal?: AbortSignal,
): Promise<EngineReport> {
  const [program = process.execPath, ...words] = call;
  const options = { env, timeout: patienceMilliseconds, windowsHide: true, ...(signal && { signal }) };
  return new Promise((resolve) => {
    execFile(program, words, options, (error, stdout) => {
      const report = parse(stdout);
      if (report) resolve(report);
      else resolve(missing(name, how(error)));
    });
  });
}

function parse(text: string): EngineReport | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return hasFields<EngineReport>(value, { engine: 'string', works: 'boolean' }) ? value : undefined;
  } catch {
    return undefined;
  }
}

function how(error: { readonly killed?: boolean; readonly signal?: string | null } | null): string {
  if (error?.killed) return t('It did not answer within {0} seconds.', patienceMilliseconds / 1000);
  return error?.signal ? t('It crashed ({0}).', error.signal) : t('It ended without an answer.');
}
