/** @file Errors of calling a program wrongly. */
import { t } from '@vscode/l10n';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('usage', ExitCode.usage);

export const usageErrors = {
  badGoldenCase: (name: string, why: string) =>
    error(
      'bad-golden-case',
      t('The golden case {0} cannot be run: {1}.', name, why),
      t('Correct its JSON file.'),
    ),
  noGoldenCases: (folder: string) =>
    error(
      'no-golden-cases',
      t('The folder {0} holds no training case.', folder),
      t('Name a folder with a *.json that has "iterations" and "init_seeds".'),
    ),
  unknownEngine: (engine: string, known: readonly string[]) =>
    error('unknown-engine', t('There is no engine {0}.', engine), t('Choose one of {0}.', known.join(', '))),
};
