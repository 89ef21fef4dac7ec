/** @file The part of the experiment file that chooses images. */
import { t } from '@vscode/l10n';
import { Type } from 'typebox';
import { datasetNames, datasetTable } from '../../catalog/datasets.js';
import { defaults } from './defaults.js';
import { choice, count, filePath, fraction, object, seed } from './schema-kinds.js';

export const dataSchema = object(t('The images that the target learns.'), {
  dataset: choice(
    datasetNames,
    (name) => `${datasetTable[name].title}. ${datasetTable[name].layout}`,
    t('The data set, which decides how its files are read.'),
  ),
  folder: Type.Optional(
    filePath(
      t('The folder that holds the files of the data set, relative to this file. Embedded data needs none.'),
    ),
  ),
  split: Type.Optional(
    object(t("The authors' split files, relative to this file."), {
      train: Type.Optional(filePath(t('Lists the training images.'))),
      validation: Type.Optional(filePath(t('Lists the validation images.'))),
      test: Type.Optional(filePath(t('Lists the test images.'))),
    }),
  ),
  validationFraction: fraction(
    t(
      'Fraction of the training images, class by class, that is held out for choosing the best epoch, where the data has no validation split.',
    ),
    { default: defaults.data.validationFraction, exclusiveMaximum: 1 },
  ),
  imagesPerClass: count(
    t('Trains on this many images of each class, after validation is cut off. Default: all of them.'),
  ),
  seed: seed(
    t(
      'Decides which images are held out for validation or testing and which are left out, so that runs with different training seeds compare on the same images.',
    ),
  ),
  workers: count(t('Threads that decode and augment images.'), {
    maximum: 64,
    default: defaults.data.workers,
  }),
});
