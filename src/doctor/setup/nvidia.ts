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
  /** The compute capability of the first card, 9 for an H100; absent where the driver does not say. */
  readonly capability?: number;
}

/** Where no program keeps the driver awake, it initialises every card first: some seconds each. */
const patienceMilliseconds = 60_000;

/** What `nvidia-smi` says; undefined where there is no driver, or no card. */
export async function findNvidia(): Promise<NvidiaDriver | undefined> {
  const [query, banner, capabilities] = await Promise.all([
    ask(['--query-gpu=name,driver_version', '--format=csv,noheader']),
    ask([]),
    // Apart, since older drivers refuse the whole question.
    ask(['--query-gpu=compute_cap', '--format=csv,noheader']),
  ]);
  return query === undefined ? undefined : driverOf(query, banner, capabilities);
}

/**
 * @param query lines `name, driver version`. @param banner what the program prints without words.
 * @param capabilities lines `9.0`.
 */
export function driverOf(query: string, banner = '', capabilities = ''): NvidiaDriver | undefined {
  const rows = query
    .split('\n')
    .map((line) => /^(.+), (\d[\d.]*)$/.exec(line.trim()))
    .filter((match) => match !== null);
  const driver = rows[0]?.[2];
  if (driver === undefined) return undefined;
  const cuda = /CUDA Version:\s*(\d+\.\d+)/.exec(banner)?.[1];
  const capability = Number.parseFloat(capabilities);
  return {
    cards: rows.map(([, name = '']) => name),
    driver,
    ...(cuda && { cuda }),
    ...(capability > 0 && { capability }),
  };
}

async function ask(words: readonly string[]): Promise<string | undefined> {
  try {
    const options = { timeout: patienceMilliseconds, windowsHide: true };
    return (await promisify(execFile)(nvidiaSmi, [...words], options)).stdout;
  } catch {
    return undefined;
  }
}
