/** @file How λ of a run's pairs grew: reading the columns that the host sends, row by row and pair by pair. */
import type { PairColumns } from '../contract.js';

export const rowsOf = ({ iteration }: Pick<PairColumns, 'iteration'>): number => iteration.length;

/** λ of every pair at one row, in the order of the run's pairs; undefined where there is none. */
export function lambdasAt(
  { lambda }: Pick<PairColumns, 'lambda'>,
  pairs: number,
  row: number,
): readonly (number | undefined)[] {
  return Array.from(lambda.subarray(row * pairs, (row + 1) * pairs), (value) =>
    Number.isFinite(value) ? value : undefined,
  );
}

/** The largest λ that any pair ever had: the top of the scale, so that lines are seen to grow; 0 where there is none. */
export function largestLambda({ lambda }: Pick<PairColumns, 'lambda'>): number {
  let largest = 0;
  for (const value of lambda) if (value > largest) largest = value;
  return largest;
}

export interface PairPoint {
  readonly iteration: number;
  readonly lambda: number;
  /** Over the images. */
  readonly deviation: number;
}

/** λ of one pair over the iterations, with its spread over the images; at most `most` points, evenly chosen. */
export function lambdaOfPair(
  columns: Pick<PairColumns, 'iteration' | 'lambda' | 'deviation'>,
  pairs: number,
  pair: number,
  most: number,
): PairPoint[] {
  const rows = rowsOf(columns);
  const count = Math.min(rows, most);
  return Array.from({ length: count }, (_, index): PairPoint => {
    const row = count === 1 ? rows - 1 : Math.round((index * (rows - 1)) / (count - 1));
    return {
      iteration: columns.iteration[row] ?? 0,
      lambda: columns.lambda[row * pairs + pair] ?? Number.NaN,
      deviation: columns.deviation[row * pairs + pair] ?? 0,
    };
  }).filter(({ lambda }) => Number.isFinite(lambda));
}

/** A pair's part of the transfer loss in the newest rows, 0..1; undefined where nothing is transferred. */
export function partOfLoss(
  { loss }: Pick<PairColumns, 'loss'>,
  pairs: number,
  pair: number,
  newest: number,
): number | undefined {
  const rows = Math.floor(loss.length / pairs);
  let [own, all] = [0, 0];
  for (let row = Math.max(0, rows - newest); row < rows; row += 1) {
    for (let other = 0; other < pairs; other += 1) {
      const value = loss[row * pairs + other] ?? 0;
      all += value;
      if (other === pair) own += value;
    }
  }
  return all > 0 ? own / all : undefined;
}
