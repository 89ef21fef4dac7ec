/** @file Takes the notification of a mistake from view as soon as its file has no mistakes any more. */
import { commands, DiagnosticSeverity, type Disposable, languages, type Uri } from 'vscode';
import { samePath } from '../../run/folder/paths.js';

const hasErrors = (uri: Uri): boolean =>
  languages.getDiagnostics(uri).some(({ severity }) => severity === DiagnosticSeverity.Error);

/** The editor lets nobody close one notification: those in view go into its list, where they can be read again. */
export function hideOnceMended(file: string): Disposable {
  const following = languages.onDidChangeDiagnostics(({ uris }) => {
    const changed = uris.find(({ scheme, fsPath }) => scheme === 'file' && samePath(fsPath, file));
    if (changed === undefined || hasErrors(changed)) return;
    following.dispose();
    void commands.executeCommand('notifications.hideToasts');
  });
  return following;
}
