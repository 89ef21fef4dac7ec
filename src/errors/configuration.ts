/** @file Errors of experiment files: the complaints that stand in a file, and the errors that stop the program. */
import { t } from '@vscode/l10n';
import { whyUnread } from './refusals.js';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('configuration', ExitCode.configuration);

export const configurationErrors = {
  unreadable: (file: string, cause: unknown) =>
    error(
      'unreadable',
      t('The experiment file {0} cannot be read: {1}', file, whyUnread(cause)),
      t('Name a *.l2t.json file that exists and that you may read.'),
      cause,
    ),
  notText: (file: string) =>
    error(
      'not-text',
      t('The experiment file {0} is not UTF-8 text.', file),
      t('Save it again with the encoding UTF-8.'),
    ),
  /** @param lines one a problem: `file:line:column: sentence — remedy`. */
  invalid: (file: string, lines: readonly string[]) =>
    error(
      'invalid',
      lines.length === 1
        ? t('The experiment file {0} has an error.\n{1}', file, lines.join('\n'))
        : t('The experiment file {0} has {1} errors.\n{2}', file, lines.length, lines.join('\n')),
      t('Correct the file and start again.'),
    ),
};
