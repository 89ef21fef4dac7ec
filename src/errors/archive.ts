/** @file Errors of zip archives, which `torch.save` and `torch.export.save` write. They name the file and the entry. */
import { t } from '@vscode/l10n';
import { ExitCode, errorsOf } from './studio-error.js';

const error = errorsOf('archive', ExitCode.weights);
const again = () => t('Download or export the file again.');

export const archiveErrors = {
  notAnArchive: (file: string) =>
    error(
      'not-an-archive',
      t('{0} is not a zip archive, which PyTorch writes.', file),
      t('Check that the file itself is there, and not a pointer to it, such as those of Git LFS.'),
    ),
  incomplete: (file: string) =>
    error(
      'incomplete',
      t('{0} is incomplete: it begins as a zip archive, but the directory at its end is missing.', file),
      again(),
    ),
  damaged: (file: string) =>
    error('damaged', t('{0} is damaged: its directory contradicts itself.', file), again()),
  entryDamaged: (file: string, entry: string, cause?: unknown) =>
    error(
      'entry-damaged',
      t('{0} is damaged: the entry {1} is not what was written, by its size or its checksum.', file, entry),
      again(),
      cause,
    ),
  entryMissing: (file: string, entry: string) =>
    error('entry-missing', t('{0} has no entry {1}.', file, entry), again()),
  unreadableEntry: (file: string, entry: string) =>
    error(
      'unreadable-entry',
      t('The entry {1} of {0} is encrypted, or compressed in another way than by deflate.', file, entry),
      t('Use the file as PyTorch wrote it.'),
    ),
};
