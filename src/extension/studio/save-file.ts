/** @file Keeps what the panel made, a picture or a table, where the person says. */
import { l10n, Uri, window, workspace } from 'vscode';

/** Nothing is written where the person chooses no place. */
export async function saveFile(name: string, content: string | Uint8Array): Promise<void> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    ...(folder && { defaultUri: Uri.joinPath(folder, name) }),
    title: l10n.t('Save {0}', name),
  });
  if (target === undefined) return;
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await workspace.fs.writeFile(target, bytes);
}
