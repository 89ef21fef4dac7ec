/** @file A data set in a few sentences, so that whoever trains on it sees at once whether it is what was meant. */
import { t } from '@vscode/l10n';
import type { Dataset, PartName } from './part.js';
import { someOf } from './stratified.js';

export interface ClassSize {
  readonly name: string;
  readonly images: number;
}

export interface DatasetSummary {
  readonly classes: readonly string[];
  /** Those with the fewest and the most training images; absent without classes. */
  readonly smallest?: ClassSize;
  readonly largest?: ClassSize;
  /** Parts that are there, with their images. */
  readonly parts: readonly { readonly part: PartName; readonly images: number }[];
}

const partNames = ['train', 'validation', 'test'] as const;

export function summaryOf({ classes, parts }: Dataset): DatasetSummary {
  const sizes = classes.map((name) => ({ name, images: 0 }));
  for (const { label } of parts.train.samples) {
    const size = sizes[label];
    if (size) size.images++;
  }
  sizes.sort((left, right) => left.images - right.images);
  const [smallest, largest] = [sizes[0], sizes.at(-1)];
  return {
    classes,
    ...(smallest && largest ? { smallest, largest } : {}),
    parts: partNames.flatMap((part) => {
      const images = parts[part]?.samples.length;
      return images === undefined ? [] : [{ part, images }];
    }),
  };
}

/** `180 training images, 18 a class`, for a header; without a point. */
export function trainingImagesText({ smallest, largest, parts }: DatasetSummary): string {
  const images = parts.find(({ part }) => part === 'train')?.images ?? 0;
  if (!smallest || !largest) return t('{0} training images', images);
  return smallest.images === largest.images
    ? t('{0} training images, {1} a class', images, smallest.images)
    : t('{0} training images, {1} to {2} a class', images, smallest.images, largest.images);
}

/** Classes and parts: two or three sentences. */
export function summarySentences(summary: DatasetSummary): string[] {
  const { classes, smallest, largest, parts } = summary;
  const partTexts = {
    train: (images: number) => t('{0} for training', images),
    validation: (images: number) => t('{0} for validation', images),
    test: (images: number) => t('{0} for testing', images),
  };
  const sizes = parts.map(({ part, images }) => partTexts[part](images)).join(', ');
  return [
    t('{0} classes: {1}', classes.length, someOf(classes)),
    t('Images: {0}.', sizes),
    ...(!smallest || !largest || smallest.images === largest.images
      ? []
      : [
          t(
            'Training images of a class: {0} of {1} to {2} of {3}.',
            smallest.images,
            smallest.name,
            largest.images,
            largest.name,
          ),
        ]),
  ];
}
