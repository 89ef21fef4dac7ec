/** @file Errors of running golden cases: no cases, a broken case, data that is not there. */
import { t } from '@vscode/l10n';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('golden', ExitCode.usage);

export const goldenErrors = {
  noFolder: (folder: string, cause: unknown) =>
    error(
      'no-folder',
      t('The folder of golden cases {0} cannot be read.', folder),
      t('Name a folder that exists and can be read.'),
      cause,
    ),
  noCases: (folder: string) =>
    error(
      'no-cases',
      t('The folder {0} holds no golden case.', folder),
      t(
        'Name a folder with a .json file that has "iterations", and its .safetensors, or "file", and that .pt2 file.',
      ),
    ),
  brokenCase: (name: string, why: string, cause?: unknown) =>
    error(
      'broken-case',
      t('The golden case {0} cannot be run: {1}.', name, why),
      t('Correct its files, or take them out of the folder.'),
      cause,
    ),
  noImages: (file: string, cause: unknown) =>
    error(
      'no-images',
      t('The images of the golden cases, {0}, cannot be read.', file),
      t('Name the file "test_batch.bin" of CIFAR-10 with --images.'),
      cause,
    ),
  tooFewImages: (file: string, needed: number, found: number) =>
    error(
      'too-few-images',
      t('The file {0} holds {1} whole images, and a golden case needs {2}.', file, found, needed),
      t('Name the whole file "test_batch.bin" of CIFAR-10 with --images.'),
    ),
};
