/** @file An evaluation as text, and as data for machines. */
import { t } from '@vscode/l10n';
import { percent, percentWithError } from '../../catalog/number-texts.js';
import { textTable } from '../../catalog/text-table.js';
import type { PartName } from '../../data/dataset.js';
import { standardErrorOf } from '../terminal/numbers.js';
import type { Paint } from '../terminal/style.js';
import type { Measured } from './measure.js';

const mistakesShown = 5;

const accuracyOf = ({ correct, images }: { readonly correct: number; readonly images: number }): number =>
  images === 0 ? 0 : correct / images;

/** Accuracies are fractions of 1; rows of `confusion` are actual classes, columns predicted ones. */
export function evaluationData({ confusion, outcomes, notes, engine }: Measured, part: PartName) {
  const accuracy = accuracyOf(confusion);
  const { images, correct, classes, matrix } = confusion;
  return {
    part,
    accuracy,
    standardError: standardErrorOf(accuracy, images),
    correct,
    images,
    engine,
    classes: classes.map((row) => ({ ...row, accuracy: accuracyOf(row) })),
    mostConfused: confusion.mistakes(mistakesShown),
    confusion: matrix,
    outcomes,
    notes,
  };
}

/** Single images: what was said of each, and its pixels. */
export function imagesData({ positions, outcomes, pixels, size }: Measured, part: PartName) {
  return {
    part,
    ...size,
    images: positions.map((index, at) => ({
      index,
      label: outcomes.labels[at] ?? 0,
      prediction: outcomes.predictions[at] ?? 0,
      confidence: outcomes.confidences[at] ?? 0,
      pixels: pixels[at] ?? [],
    })),
  };
}

const partTitles: Readonly<Record<PartName, string>> = {
  train: t('training accuracy'),
  validation: t('validation accuracy'),
  test: t('test accuracy'),
};

/** Accuracy, accuracy by class, and the most frequent mistakes. */
export function evaluationLines({ confusion, notes }: Measured, part: PartName, paint: Paint): string[] {
  const { images, correct, classes } = confusion;
  const accuracy = accuracyOf(confusion);
  const all = percentWithError(accuracy, standardErrorOf(accuracy, images));
  const mistakes = confusion.mistakes(mistakesShown);
  return [
    ...notes.map((note) => paint('quiet', note)),
    `${partTitles[part]}  ${paint('good', all)}  ${t('({0} of {1} images)', correct, images)}`,
    '',
    ...textTable(
      [
        { title: t('class'), align: 'left' },
        { title: t('images'), align: 'right' },
        { title: t('right'), align: 'right' },
        { title: t('accuracy'), align: 'right' },
      ],
      classes.map((row) => [
        row.name,
        String(row.images),
        String(row.correct),
        row.images === 0 ? '' : percent(accuracyOf(row)),
      ]),
    ),
    ...(mistakes.length === 0 ? [] : ['', paint('heading', t('most confused'))]),
    ...mistakes.map((mistake) =>
      t(
        '{0} taken for {1}: {2} of {3} images',
        mistake.actual,
        mistake.predicted,
        mistake.images,
        mistake.of,
      ),
    ),
  ];
}
