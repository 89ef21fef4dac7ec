/** @file Finds the NVIDIA driver and its cards. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { nvidiaSmi } from '../../run/system-programs.js';

export interface NvidiaDriver {
  /** `NVIDIA H100 80GB HBM3`, one a card. */
  readonly cards: readonly string[];
  /** `550.54.15`. */
  readonly driver: string;
  /** The newest CUDA that the driver runs, `12.4`; absent where it does not say. */
  readonly cuda?: string;
}

const patienceMilliseconds = 20_000;

/** What `nvidia-smi` says; undefined where there is no driver, or no card. */
export async function findNvidia(): Promise<NvidiaDriver | undefined> {
  const query = await ask(['--query-gpu=name,driver_version', '--format=csv,noheader']);
  return query === undefined ? undefined : driverOf(query, (await ask([])) ?? '');
}

/** @param query lines `name, driver version`. @param banner what the program prints without words. */
export function driverOf(query: string, banner: string): NvidiaDriver | undefined {
  const rows = query
    .split('\n')
    .map((line) => /^(.+), (\d[\d.]*)$/.exec(line.trim()))
    .filter((match) => match !== null);
  const driver = rows[0]?.[2];
  if (driver === undefined) return undefined;
  const cuda = /CUDA Version:\s*(\d+\.\d+)/.exec(banner)?.[1];
  return { cards: rows.map(([, name = '']) => name), driver, ...(cuda && { cuda }) };
}

async function ask(words: readonly string[]): Promise<string | undefined> {
  try {
    const options = { timeout: patienceMilliseconds, windowsHide: true };
    return (await promisify(execFile)(nvidiaSmi, [...words], options)).stdout;
  } catch {
    return undefined;
  }
}
