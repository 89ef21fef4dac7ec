/** @file Errors of a training that cannot go on. */
import { t } from '@vscode/l10n';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('training', ExitCode.nonFinite);

export const trainingErrors = {
  /** @param checkpoint the iteration of the last one on the disk; absent where there is none. */
  nonFinite: (iteration: number, epoch: number, where: string, checkpoint?: number) =>
    error(
      'non-finite',
      t(
        'Training stopped in iteration {0} (epoch {1}): {2} is not a finite number.',
        iteration,
        epoch,
        where,
      ),
      checkpoint === undefined
        ? t('Start a new run with a smaller learning rate; this one has no checkpoint yet.')
        : t(
            'Start a new run with a smaller learning rate; the last checkpoint of this one is of iteration {0}.',
            checkpoint,
          ),
    ),
  dataEnded: (epoch: number, batch: number) =>
    error(
      'data-ended',
      t('The data of epoch {0} ended before batch {1}.', epoch, batch + 1),
      t('Check whether the data folder changed while training.'),
    ),
};
