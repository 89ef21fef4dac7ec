/** @file What is said of the values of several seeds: mean, deviation, interval; and of one test set: its sampling error. */
import { studentQuantile } from './student-t.js';

export type Interval = readonly [low: number, high: number];

export interface Summary {
  readonly count: number;
  readonly mean: number;
  /** √(Σ(x − mean)² / (n − 1)); absent of one value. */
  readonly deviation?: number;
  /** mean ± t · deviation / √n, 95 %; absent of one value. */
  readonly interval?: Interval;
}

/** Mean, sample deviation and 95 % interval of at least one value. */
export function summaryOf(values: readonly number[]): Summary {
  const count = values.length;
  const mean = meanOf(values);
  if (count < 2) return { count, mean };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (count - 1));
  const half = (studentQuantile(0.95, count - 1) * deviation) / Math.sqrt(count);
  return { count, mean, deviation, interval: [mean - half, mean + half] };
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** √(p (1 − p) / N): how far an accuracy p would be off with another N test images. */
export function samplingError(accuracy: number, images: number): number {
  return Math.sqrt((accuracy * (1 - accuracy)) / images);
}
