/** @file Finds a Python that there is a wheel for. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface Python {
  readonly program: string;
  /** `3.11`. */
  readonly version: string;
}

const question = 'import sys; print("%d.%d" % sys.version_info[:2])';
const patienceMilliseconds = 20_000;

/** The first Python on the PATH of one of these versions; else the versions of those that are there. */
export async function findPython(
  versions: readonly string[],
): Promise<Python | { readonly unfit: readonly string[] }> {
  const candidates = [...versions.map((version) => `python${version}`), 'python3', 'python'];
  const unfit = new Set<string>();
  for (const program of candidates) {
    const version = await versionOf(program);
    if (version === undefined) continue;
    if (versions.includes(version)) return { program, version };
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
