/** @file Try the Example: copies the embedded experiment into the workspace and starts it. */
import { join } from 'node:path';
import { commands, l10n, Uri } from 'vscode';
import { pickFolder } from '../new-experiment/folder.js';
import type { Services } from '../services.js';
import { showFile } from '../show-file.js';
import { copyExample } from './copy-example.js';

/** Of the workspace, for the example's files and runs. */
const exampleFolder = 'l2t-example';

export async function tryExample({ context, supervisor, selection, studio }: Services): Promise<void> {
  const folder = await pickFolder(l10n.t('The example is copied into a folder. Open one first.'));
  if (folder === undefined) return;
  const embedded = Uri.joinPath(context.extensionUri, 'media', 'example').fsPath;
  const experiment = Uri.file(await copyExample(embedded, join(folder.fsPath, exampleFolder)));
  await showFile(experiment, { preview: false });
  const run = await supervisor.start(experiment);
  selection.select(run);
  await commands.executeCommand('l2t.runs.focus');
  await studio.openExperiment(experiment, run === undefined ? undefined : [run]);
}
