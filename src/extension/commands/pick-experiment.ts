/** @file Which experiment file a command means. */
import { l10n, Uri, window, workspace } from 'vscode';
import { editorErrors } from '../../errors/editor.js';
import { plainLabel } from '../../errors/plain-text.js';
import { pathIn } from './arguments.js';

const isExperiment = (uri: Uri): boolean => uri.scheme === 'file' && uri.fsPath.endsWith('.l2t.json');

/** The file that the command was called with, else the one in the active editor. */
export function experimentAtHand(argument: unknown): Uri | undefined {
  const path = pathIn(argument);
  if (path !== undefined) return Uri.file(path);
  const active = window.activeTextEditor?.document.uri;
  return active !== undefined && isExperiment(active) ? active : undefined;
}

/**
 * The experiment file at hand, the only one of the workspace, or the one that the person picks; undefined where the
 * person picks none. Throws `editor/no-experiment`.
 */
export async function pickExperiment(argument: unknown, action: string): Promise<Uri | undefined> {
  const atHand = experimentAtHand(argument);
  if (atHand !== undefined) return atHand;
  const found = await workspace.findFiles('**/*.l2t.json', '**/node_modules/**');
  const [only] = found;
  if (only === undefined) throw editorErrors.noExperiment();
  if (found.length === 1) return only;
  const items = found
    .map((uri) => ({ label: plainLabel(workspace.asRelativePath(uri)), uri }))
    .sort((left, right) => left.label.localeCompare(right.label));
  const placeHolder = l10n.t('{0}: which experiment?', action);
  return (await window.showQuickPick(items, { placeHolder }))?.uri;
}
