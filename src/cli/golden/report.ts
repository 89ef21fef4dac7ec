/** @file What a golden case came to, as a table: each quantity's largest error over the iterations. */
import { type Column, textTable } from '../../catalog/text-table.js';
import { type Comparison, passes } from './comparison.js';
import type { ReadCase } from './kinds.js';

const columns: readonly Column[] = [
  { title: 'quantity', align: 'left' },
  { title: 'error', align: 'right' },
  { title: 'tolerance', align: 'right' },
  { title: '', align: 'left' },
];

/** The worst comparison of every quantity, in the order in which quantities first come. */
export function worstOfEach(comparisons: readonly Comparison[]): Comparison[] {
  const worst = new Map<string, Comparison>();
  for (const comparison of comparisons) {
    const sofar = worst.get(comparison.quantity);
    // An error that is not a number is worse than any.
    if (!sofar || Number.isNaN(comparison.error) || comparison.error > sofar.error) {
      worst.set(comparison.quantity, comparison);
    }
  }
  return [...worst.values()];
}

/** Lines of a heading and a table. */
export function goldenReport(
  { name, heading }: Pick<ReadCase, 'name' | 'heading'>,
  comparisons: readonly Comparison[],
  engine: string,
  seconds: number,
): string[] {
  const rows = worstOfEach(comparisons).map((comparison) => [
    comparison.quantity,
    comparison.error.toExponential(1),
    comparison.tolerance.toExponential(1),
    passes(comparison) ? '✓' : '✗',
  ]);
  return [`${name} on ${engine}, ${seconds.toFixed(1)} s`, heading, ...textTable(columns, rows)];
}
