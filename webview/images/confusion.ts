/** @file The most frequent mistakes of a confusion matrix. No DOM. */
import type { EvaluationAnswer } from '../contract.js';

export interface Mistake {
  readonly actual: string;
  readonly said: string;
  readonly images: number;
  /** Images of the actual class. */
  readonly of: number;
}

/** The most frequent first. */
export function mistakesOf({ classNames, confusion }: EvaluationAnswer, most: number): Mistake[] {
  return confusion
    .flatMap((row, actual) =>
      row.map((images, said) => ({
        actual: classNames[actual] ?? String(actual),
        said: classNames[said] ?? String(said),
        images: actual === said ? 0 : images,
        of: row.reduce((sum, count) => sum + count, 0),
      })),
    )
    .filter(({ images }) => images > 0)
    .sort((left, right) => right.images - left.images)
    .slice(0, most);
}
