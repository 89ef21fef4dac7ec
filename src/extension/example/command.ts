/** @file Try the Example: copies the embedded experiment into the workspace and starts it. */
import { join } from 'node:path';
import { commands, l10n, type Tab, TabInputText, Uri, type ViewColumn, window } from 'vscode';
import { pickFolder } from '../new-experiment/folder.js';
import type { Services } from '../services.js';
import { copyExample } from './copy-example.js';

/** Of the workspace, for the example's files and runs. */
const exampleFolder = 'l2t-example';

export async function tryExample({ context, supervisor, selection, studio }: Services): Promise<void> {
  const folder = await pickFolder(l10n.t('The example is copied into a folder. Open one first.'));
  if (folder === undefined) return;
  const embedded = Uri.joinPath(context.extensionUri, 'media', 'example').fsPath;
  const experiment = Uri.file(await copyExample(embedded, join(folder.fsPath, exampleFolder)));
  const viewColumn = columnOf(experiment);
  await window.showTextDocument(experiment, { preview: false, ...(viewColumn && { viewColumn }) });
  const run = await supervisor.start(experiment);
  selection.select(run);
  await commands.executeCommand('l2t.runs.focus');
  await studio.openExperiment(experiment, [run]);
}

/** Where the file is open already: it is not to stand before the panel a second time. */
function columnOf(file: Uri): ViewColumn | undefined {
  const shows = ({ input }: Tab) => input instanceof TabInputText && input.uri.toString() === file.toString();
  return window.tabGroups.all.find(({ tabs }) => tabs.some(shows))?.viewColumn;
}
