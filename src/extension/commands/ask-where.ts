/** @file Asks where a file goes; the dialog itself asks before one that is there is replaced. */
import { Uri, window, workspace } from 'vscode';

export interface AskedFile {
  readonly title: string;
  /** Offered. */
  readonly name: string;
  readonly filters: { readonly [title: string]: string[] };
  /** Offered; absent: the first folder of the workspace. */
  readonly folder?: Uri | undefined;
}

/** Undefined where the person chooses no place. */
export async function askWhere({ title, name, filters, folder }: AskedFile): Promise<Uri | undefined> {
  const offered = folder ?? workspace.workspaceFolders?.[0]?.uri;
  return window.showSaveDialog({
    title,
    filters,
    ...(offered && { defaultUri: Uri.joinPath(offered, name) }),
  });
}
