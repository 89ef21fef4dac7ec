/** @file Finds a Python to run pip with. What pip fetches is not for that Python, so any will do that is not too old. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface Python {
  readonly program: string;
  /** `3.11`. */
  readonly version: string;
}

/** Its pip knows the names that today's wheels have. */
export const oldestPython = '3.9';

/** Where the usual names are of an older one, a newer one goes by its number. */
const programs = ['python3', 'python', ...[14, 13, 12, 11, 10, 9].map((minor) => `python3.${minor}`)];

const question = 'import sys; print("%d.%d" % sys.version_info[:2])';
const patienceMilliseconds = 20_000;

/** The first Python on the PATH that is new enough; else the versions of those that are there. */
export async function findPython(): Promise<Python | { readonly unfit: readonly string[] }> {
  const unfit = new Set<string>();
  for (const program of programs) {
    const version = await versionOf(program);
    if (version === undefined) continue;
    if (isNewEnough(version)) return { program, version };
    unfit.add(version);
  }
  return { unfit: [...unfit] };
}

function isNewEnough(version: string): boolean {
  return version.localeCompare(oldestPython, 'en', { numeric: true }) >= 0;
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
