/** @file Reveal Run Folder, Show Log. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { commands, env, l10n, Uri, window, workspace } from 'vscode';
import { editorErrors } from '../../errors/editor.js';
import { plainNotice } from '../../errors/plain-text.js';
import { runFiles } from '../../run/folder/format.js';
import { runTitle } from '../../run/overview/title.js';
import { showFile } from '../show-file.js';
import { runCommand } from './context.js';
import { isOnThisMachine } from './this-machine.js';

/** In the system's file manager; where the folder is on another machine, in the explorer. */
export const revealRunFolder = runCommand({
  title: () => l10n.t('Reveal Run Folder'),
  ability: 'show',
  execute: async ({ run: { folder } }) => {
    const uri = Uri.file(folder);
    const isInWorkspace = workspace.getWorkspaceFolder(uri) !== undefined;
    if (isOnThisMachine()) await commands.executeCommand('revealFileInOS', uri);
    else if (isInWorkspace) await commands.executeCommand('revealInExplorer', uri);
    else await tellPath(folder);
  },
});

export const showLog = runCommand({
  title: () => l10n.t('Show Log'),
  ability: 'show',
  execute: async ({ run }) => {
    const file = join(run.folder, runFiles.log);
    await access(file).catch(() => Promise.reject(editorErrors.noLog(runTitle(run))));
    await showFile(Uri.file(file), { preview: true });
  },
});

async function tellPath(folder: string): Promise<void> {
  const copy = l10n.t('Copy Path');
  const said = l10n.t('The run is in {0}, outside of the workspace.', folder);
  if ((await window.showInformationMessage(plainNotice(said), copy)) === copy)
    await env.clipboard.writeText(folder);
}
