/** @file Errors of a training that cannot go on. */
import { t } from '@vscode/l10n';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('training', ExitCode.nonFinite);

export const trainingErrors = {
  nonFinite: (iteration: number, epoch: number, where: string) =>
    error(
      'non-finite',
      t(
        'Training stopped in iteration {0} (epoch {1}): {2} is not a finite number.',
        iteration,
        epoch,
        where,
      ),
      t('Choose a smaller learning rate; the last checkpoint is kept.'),
    ),
  dataEnded: (epoch: number, batch: number) =>
    error(
      'data-ended',
      t('The data of epoch {0} ended before batch {1}.', epoch, batch + 1),
      t('Check whether the data folder changed while training.'),
    ),
};
