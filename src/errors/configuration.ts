/** @file Errors of experiment files: the complaints that stand in a file, and the errors that stop the program. */
import { t } from '@vscode/l10n';
import { plainLine } from './plain-text.js';
import { whyUnread } from './refusals.js';
import { ExitCode, errorsOf, StudioError } from './studio-error.js';

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
  invalid: (file: string, lines: readonly string[]) => {
    const sentence =
      lines.length === 1
        ? t('The experiment file {0} has an error.', file)
        : t('The experiment file {0} has {1} errors.', file, lines.length);
    const remedy = t('Correct the file and start again.');
    const { code, exitCode, message } = error('invalid', sentence, remedy);
    return new StudioError({
      code,
      exitCode,
      remedy,
      message: [message, ...lines.map(plainLine)].join('\n'),
    });
  },
};
