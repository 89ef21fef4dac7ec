/** @file Examines engines in processes of their own: a native library that crashes or hangs takes no one with it. */
import { execFile } from 'node:child_process';
import { t } from '@vscode/l10n';
import type { RealEngineName } from '../catalog/engines.js';
import { withEngineLibraries } from '../engines/library-path.js';
import { hasFields } from '../run/folder/fields.js';
import { type EngineReport, missing } from './examine.js';

/** The first time, gigabytes of CUDA's libraries are read, of which some users have theirs on a network's disk. */
const usualSeconds = 300;

export interface ExaminationOptions {
  /** The whole environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** Ends it; what it reports then says nothing of the engine. */
  readonly signal?: AbortSignal;
  /** How long it may take, in seconds. */
  readonly patience?: number;
}

/** @param call the program and its words that print the report of an engine as JSON. */
export function examineApart(
  name: RealEngineName,
  call: readonly string[],
  { env = withEngineLibraries(process.env, name), signal, patience = usualSeconds }: ExaminationOptions = {},
): Promise<EngineReport> {
  const [program = process.execPath, ...words] = call;
  const options = { env, timeout: patience * 1000, windowsHide: true, ...(signal && { signal }) };
  return new Promise((resolve) => {
    execFile(program, words, options, (error, stdout) => {
      const report = parse(stdout);
      if (report) resolve(report);
      else resolve(missing(name, how(error, patience)));
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

function how(
  error: { readonly killed?: boolean; readonly signal?: string | null } | null,
  patience: number,
): string {
  if (error?.killed) return t('It did not answer within {0} seconds.', patience);
  return error?.signal ? t('It crashed ({0}).', error.signal) : t('It ended without an answer.');
}
