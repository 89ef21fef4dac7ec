/** @file `result.json` says that it is whole: `sum` is the SHA-256 of its other keys, as JSON without spaces. */
import { createHash } from 'node:crypto';
import type { RunResult } from './format.js';

const sumOf = (value: object): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** The text of `result.json`. */
export function resultText(result: RunResult): string {
  return `${JSON.stringify({ ...result, sum: sumOf(result) }, null, 2)}\n`;
}

/** What was written as a result, without its sum; undefined where it is not what the sum is of. Format 1 has none. */
export function wholeResult(value: RunResult & { readonly sum?: unknown }): RunResult | undefined {
  const { sum, ...result } = value;
  if (sum === undefined) return result.format > 1 ? undefined : result;
  return sum === sumOf(result) ? result : undefined;
}
