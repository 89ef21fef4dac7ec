/** @file Which folder of the workspace new files go into. */
import { commands, l10n, type Uri, window, workspace } from 'vscode';

/** The only folder, or the one that is picked; undefined where there is none, which `withoutFolder` tells. */
export async function pickFolder(withoutFolder: string): Promise<Uri | undefined> {
  const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  if (folders.length <= 1) {
    const [only] = folders;
    if (only === undefined) await askToOpen(withoutFolder);
    return only?.uri;
  }
  const items = folders.map(({ name, uri }) => ({ label: name, description: uri.fsPath, uri }));
  return (await window.showQuickPick(items, { placeHolder: l10n.t('In which folder?') }))?.uri;
}

async function askToOpen(why: string): Promise<void> {
  const open = l10n.t('Open Folder');
  if ((await window.showInformationMessage(why, open)) !== open) return;
  await commands.executeCommand('vscode.openFolder');
}
