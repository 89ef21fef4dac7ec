/** @file What a measurement of the editor gives, and how several make one. */

export interface BenchRow {
  readonly name: string;
  /** Of each repetition, in the order in which they were made. */
  readonly milliseconds: readonly number[];
  /** What the product promises, where it does. */
  readonly limit?: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}
