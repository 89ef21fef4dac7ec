/** @file Opens a run that a link names, once the person has said so. */
import { type Disposable, l10n, type Uri, window, workspace } from 'vscode';
import { editorErrors } from '../../errors/editor.js';
import { plainLine, plainNotice } from '../../errors/plain-text.js';
import { StudioError } from '../../errors/studio-error.js';
import { summarizeRun } from '../../run/overview/list.js';
import { reportError } from '../errors/report.js';
import type { Services } from '../services.js';
import { folderOfLink, type LinkParts } from './run-link.js';

interface Needed {
  readonly log: Pick<Services['log'], 'error' | 'show'>;
  readonly studio: Pick<Services['studio'], 'openRun'>;
}

/** Nothing of the folder is read before the person agrees. What is refused is told in a notification. */
export async function openLink({ log, studio }: Needed, link: LinkParts): Promise<void> {
  try {
    const folder = folderOfLink(link);
    if (folder === undefined) throw editorErrors.badLink();
    if (!workspace.isTrusted) throw editorErrors.untrustedLink();
    const open = l10n.t('Open Run');
    const question = l10n.t('A link asks to open a run in the Studio: {0}', plainLine(folder));
    const answer = await window.showInformationMessage(plainNotice(question), { modal: true }, open);
    if (answer !== open) return;
    await requireRun(folder);
    await studio.openRun(folder);
  } catch (error) {
    void reportError(log, error);
  }
}

/** Of a run that is none, or damaged, the reason is told; where it is of a file system, that it is no run. */
async function requireRun(folder: string): Promise<void> {
  try {
    await summarizeRun(folder);
  } catch (error) {
    throw error instanceof StudioError ? error : editorErrors.notARun(folder, error);
  }
}

export function openLinks(services: Services): Disposable {
  return window.registerUriHandler({ handleUri: (uri: Uri) => openLink(services, uri) });
}
