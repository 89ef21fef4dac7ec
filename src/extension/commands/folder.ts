/** @file Reveal Run Folder, Show Log, Delete Run. */
import { access } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CancellationError, commands, env, l10n, UIKind, Uri, window, workspace } from 'vscode';
import { editorErrors } from '../../errors/editor.js';
import { runFiles } from '../../run/format.js';
import { liveTrainer } from '../../run/identity.js';
import { runTitle } from '../runs/names.js';
import { runCommand } from './context.js';

/** In the system's file manager; where the folder is on another machine, in the explorer. */
export const revealRunFolder = runCommand({
  title: () => l10n.t('Reveal Run Folder'),
  ability: 'show',
  execute: async ({ run: { folder } }) => {
    const uri = Uri.file(folder);
    const isHere = env.remoteName === undefined && env.uiKind === UIKind.Desktop;
    const isInWorkspace = workspace.getWorkspaceFolder(uri) !== undefined;
    if (isHere) await commands.executeCommand('revealFileInOS', uri);
    else if (isInWorkspace) await commands.executeCommand('revealInExplorer', uri);
    else await tellPath(folder);
  },
});

export const showLog = runCommand({
  title: () => l10n.t('Show Log'),
  ability: 'show',
  execute: async ({ run: { folder } }) => {
    const file = join(folder, runFiles.log);
    await access(file).catch(() => Promise.reject(editorErrors.noLog(basename(folder))));
    await window.showTextDocument(Uri.file(file), { preview: true });
  },
});

export const deleteRun = runCommand({
  title: () => l10n.t('Delete Run'),
  ability: 'show',
  execute: async ({ run, store }) => {
    const { folder } = run;
    await refuseWhileLive(folder);
    await confirm(
      l10n.t('Delete the run "{0}"?', runTitle(run)),
      l10n.t('Its folder is moved to the trash: {0}', folder),
      l10n.t('Move to Trash'),
    );
    // It may have been resumed, from here or elsewhere, while the question stood.
    await refuseWhileLive(folder);
    try {
      await remove(Uri.file(folder));
    } finally {
      await store.refresh();
    }
  },
});

async function tellPath(folder: string): Promise<void> {
  const copy = l10n.t('Copy Path');
  const said = l10n.t('The run is in {0}, outside of the workspace.', folder);
  if ((await window.showInformationMessage(said, copy)) === copy) await env.clipboard.writeText(folder);
}

async function refuseWhileLive(folder: string): Promise<void> {
  if ((await liveTrainer(folder)) !== undefined) throw editorErrors.liveRun(basename(folder));
}

async function remove(folder: Uri): Promise<void> {
  try {
    await workspace.fs.delete(folder, { recursive: true, useTrash: true });
  } catch {
    // Remote machines often have none.
    await confirm(
      l10n.t('The run {0} cannot be moved to the trash here. Delete it for good?', basename(folder.fsPath)),
      l10n.t('This cannot be undone.'),
      l10n.t('Delete Permanently'),
    );
    await refuseWhileLive(folder.fsPath);
    await workspace.fs
      .delete(folder, { recursive: true, useTrash: false })
      .then(undefined, (cause) => Promise.reject(editorErrors.notDeleted(folder.fsPath, cause)));
  }
}

/** Throws a CancellationError unless the person agrees. */
async function confirm(question: string, detail: string, yes: string): Promise<void> {
  if ((await window.showWarningMessage(question, { modal: true, detail }, yes)) !== yes) {
    throw new CancellationError();
  }
}
