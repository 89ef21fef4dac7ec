/** @file Images that were taken for another class, the most confident mistakes first. No DOM. */
import type { EvaluationAnswer } from '../contract.js';

/** A cell of the confusion matrix: places of classes. */
export interface Cell {
  readonly actual: number;
  readonly said: number;
}

export interface Outcome extends Cell {
  /** Place of the image in the part. */
  readonly index: number;
  /** Of the class that was said, from 0 to 1. */
  readonly confidence: number;
}

/** The images of a cell, right ones too; without a cell all that were wrong. */
export function outcomesOf({ outcomes }: EvaluationAnswer, cell: Cell | undefined): Outcome[] {
  const { labels, predictions, confidences } = outcomes;
  return labels
    .map((actual, index) => ({
      actual,
      index,
      said: predictions[index] ?? 0,
      confidence: confidences[index] ?? 0,
    }))
    .filter(({ actual, said }) =>
      cell === undefined ? actual !== said : actual === cell.actual && said === cell.said,
    )
    .sort((left, right) => right.confidence - left.confidence);
}
