/** @file What a confusion matrix says: how many images were right, and the most frequent mistakes. No DOM. */
import type { EvaluationAnswer } from '../contract.js';

export interface Mistake {
  readonly actual: string;
  readonly said: string;
  readonly images: number;
  /** Images of the actual class. */
  readonly of: number;
}

/** Images in all, and those that were told right. */
export function totalsOf({ confusion }: Pick<EvaluationAnswer, 'confusion'>): {
  readonly images: number;
  readonly right: number;
} {
  return {
    images: confusion.flat().reduce((sum, count) => sum + count, 0),
    right: confusion.reduce((sum, row, actual) => sum + (row[actual] ?? 0), 0),
  };
}

/** The most frequent first. */
export function mistakesOf(
  { classNames, confusion }: Pick<EvaluationAnswer, 'classNames' | 'confusion'>,
  most: number,
): Mistake[] {
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
