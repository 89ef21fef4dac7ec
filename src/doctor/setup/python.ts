/** @file Finds a Python that TensorFlow has a wheel for. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { pythonVersions } from './wheels.js';

export interface Python {
  readonly program: string;
  /** `3.11`. */
  readonly version: string;
}

const candidates = [...pythonVersions.map((version) => `python${version}`), 'python3', 'python'];
const question = 'import sys; print("%d.%d" % sys.version_info[:2])';
const patienceMilliseconds = 20_000;

/** The first Python on the PATH that fits; else the versions of those that do not. */
export async function findPython(): Promise<Python | { readonly unfit: readonly string[] }> {
  const unfit = new Set<string>();
  for (const program of candidates) {
    const version = await versionOf(program);
    if (version === undefined) continue;
    if (pythonVersions.some((known) => known === version)) return { program, version };
    unfit.add(version);
  }
  return { unfit: [...unfit] };
}

async function versionOf(program: string): Promise<string | undefined> {
  try {
    const options = { timeout: patienceMilliseconds, windowsHide: true };
    const { stdout } = await promisify(execFile)(program, ['-c', question], options);
    return stdout.trim();
  } catch {
    return undefined;
  }
}
