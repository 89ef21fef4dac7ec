/** @file Why the system refuses a path, in words for a person. */
import { t } from '@vscode/l10n';

type Reasons = Readonly<Record<string, () => string>>;

/** By the system's error code. */
const reading: Reasons = {
  ENOENT: () => t('there is no such file.'),
  ENOTDIR: () => t('a part of that path is a file.'),
  EISDIR: () => t('it is a folder.'),
  ENOTFILE: () => t('it is no file, but a pipe or a device.'),
  EACCES: () => t('you may not read it.'),
  EPERM: () => t('you may not read it.'),
};

const writing: Reasons = {
  EEXIST: () => t('there is a file of that name.'),
  ENOENT: () => t('a part of that path is not there.'),
  ENOTDIR: () => t('a part of that path is a file.'),
  EISDIR: () => t('it is a folder.'),
  EACCES: () => t('you may not write there.'),
  EPERM: () => t('you may not write there.'),
  EROFS: () => t('nothing can be written there.'),
};

/** Why a file cannot be read. */
export const whyUnread = (cause: unknown): string => because(cause, reading);

/** Why a file or a folder cannot be made. */
export const whyUnwritten = (cause: unknown): string => because(cause, writing);

function because(cause: unknown, reasons: Reasons): string {
  if (!(cause instanceof Error)) return String(cause);
  return ('code' in cause ? reasons[String(cause.code)]?.() : undefined) ?? cause.message;
}
