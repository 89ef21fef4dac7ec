/** @file Errors of run folders whose files are damaged, or are not what the product wrote. They are among `runErrors`. */
import { t } from '@vscode/l10n';
import { ExitCode, errorsOf, reasonOf, StudioError } from './studio-error.js';

const error = errorsOf('run', ExitCode.runFolder);

/** What a run folder with a broken checkpoint still holds. */
export interface StillGood {
  /** The iteration of the checkpoint before it, and its file. */
  readonly previous?: { readonly file: string; readonly iteration: number };
  /** The epoch of the best weights. */
  readonly best?: number;
}

const whyUnreadable = (cause: unknown): string =>
  cause instanceof SyntaxError ? t('it is not JSON.') : reasonOf(cause);

/** How to go on without a checkpoint. */
function goOnWith(file: string, { previous, best }: StillGood): string {
  const first = previous
    ? t(
        'The checkpoint before it, of iteration {0}, is whole: rename {1} to {2}, then resume.',
        previous.iteration,
        previous.file,
        file,
      )
    : t('Start the run anew, or put back a copy of the file.');
  const second =
    best === undefined ? '' : t('The weights of epoch {0}, the best, are whole and can be exported.', best);
  return `${first} ${second}`.trimEnd();
}

export const damageErrors = {
  damagedConfig: (file: string, why: string, cause?: unknown) =>
    error(
      'damaged-config',
      t('The configuration {0} is damaged: {1}', file, why),
      t('Put back the file as it was when the run was made, or start a new run from its experiment file.'),
      cause,
    ),
  configChanged: (file: string) =>
    error(
      'damaged-config',
      t('The configuration {0} and the checkpoint beside it are not of one run.', file),
      t('Put back the file as it was when the run was made, or start a new run from its experiment file.'),
    ),
  brokenCheckpoint: (file: string, cause: unknown, good: StillGood = {}) =>
    error(
      'broken-checkpoint',
      cause instanceof StudioError
        ? t('The checkpoint of the run cannot be used: {0}', cause.message)
        : t('The checkpoint {0} cannot be read.', file),
      goOnWith(file, good),
      cause,
    ),
  checkpointGone: (file: string) =>
    error(
      'checkpoint-gone',
      t('{0} is not there, though the run had written one.', file),
      t('Put back a copy of the file.'),
    ),
  noSum: (file: string) =>
    error(
      'no-sum',
      t('{0} has no check sum, which all checkpoints of its format have.', file),
      t('Put back a copy of the file.'),
    ),
  misfittingCheckpoint: (why: string) =>
    error(
      'broken-checkpoint',
      t('The checkpoint of the run is not one of its networks: {0}', why),
      t('Put back a copy of the file, or start a new run.'),
    ),
  damagedResult: (file: string) =>
    error(
      'damaged-result',
      t('The result {0} is damaged.', file),
      t('Resume the run: it writes its result again, from its checkpoint.'),
    ),
  damagedAbout: (file: string, cause?: unknown) =>
    error(
      'damaged-about',
      t('The name, tags and notes in {0} cannot be read: {1}', file, whyUnreadable(cause)),
      t('Mend the file, or remove it, which does not touch the run.'),
      cause,
    ),
  foreignFile: (file: string) =>
    error(
      'foreign-file',
      t('{0} is not a file of its own: it is a link, a pipe, a device or the like.', file),
      t(
        'Put a copy of what it should be in its place, or remove it; whoever filled the folder may mean harm.',
      ),
    ),
  fileTooLarge: (file: string) =>
    error(
      'file-too-large',
      t('{0} is far larger than such a file can be.', file),
      t('Put back a copy of what it should be, or start a new run.'),
    ),
  bestLost: (file: string, epoch: number) =>
    error(
      'best-lost',
      t('The weights of the best epoch so far, {0}, are not in {1}.', epoch, file),
      t('The run goes on without them: the best of the epochs that come is reported, or the last one.'),
    ),
};
