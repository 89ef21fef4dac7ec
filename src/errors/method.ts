/** @file Errors of asking a method for what it does not do. */
import { t } from '@vscode/l10n';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('method', ExitCode.usage);

export const methodErrors = {
  noSaliency: (method: string, pair: number) =>
    error(
      'no-saliency',
      t('There are no saliency maps of pair {0} in a run of {1}.', pair, method),
      t('Choose a pair of a run that matches feature maps: fm, l2t-w, l2t-ww or bilevel.'),
    ),
  noSuchImage: (image: number, images: number) =>
    error(
      'no-such-image',
      t('There is no validation image {0}: there are {1}.', image, images),
      t('Choose an image from 0 to {0}.', images - 1),
    ),
};
