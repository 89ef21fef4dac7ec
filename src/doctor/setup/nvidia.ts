/** @file Finds the NVIDIA driver and its cards. */
import { askNvidia } from '../../engines/nvidia-smi.js';
import { firstVisible } from '../../engines/visible-card.js';

export interface NvidiaDriver {
  /** `NVIDIA H100 80GB HBM3`, one a card. */
  readonly cards: readonly string[];
  /** `550.54.15`. */
  readonly driver: string;
  /** The newest CUDA that the driver runs, `12.4`; absent where it does not say. */
  readonly cuda?: string;
  /** The compute capability of the card that is used, 9 for an H100; absent where the driver does not say. */
  readonly capability?: number;
}

/** What `nvidia-smi` says; undefined where there is no driver, or no card. */
export async function findNvidia(): Promise<NvidiaDriver | undefined> {
  const [query, banner, capabilities] = await Promise.all([
    askNvidia(['--query-gpu=name,driver_version', '--format=csv,noheader']),
    askNvidia([]),
    // Apart, since older drivers refuse the whole question.
    askNvidia(['--query-gpu=compute_cap', '--format=csv,noheader']),
  ]);
  return query === undefined ? undefined : driverOf(query, banner, capabilities, firstVisible());
}

/**
 * @param query lines `name, driver version`. @param banner what the program prints without words.
 * @param capabilities lines `9.0`. @param used the card's number in these lines; an identifier stands for the first.
 */
export function driverOf(
  query: string,
  banner = '',
  capabilities = '',
  used = '0',
): NvidiaDriver | undefined {
  const rows = query
    .split('\n')
    .map((line) => /^(.+), (\d[\d.]*)$/.exec(line.trim()))
    .filter((match) => match !== null);
  const driver = rows[0]?.[2];
  if (driver === undefined) return undefined;
  const cuda = /CUDA Version:\s*(\d+\.\d+)/.exec(banner)?.[1];
  const lines = capabilities.trim().split('\n');
  const capability = Number.parseFloat(lines[Number(used)] ?? lines[0] ?? '');
  return {
    cards: rows.map(([, name = '']) => name),
    driver,
    ...(cuda && { cuda }),
    ...(capability > 0 && { capability }),
  };
}
