/** @file Try the Example: copies the embedded experiment into the workspace and starts it. */
import { join } from 'node:path';
import { commands, l10n, Uri, window } from 'vscode';
import { reportError } from '../errors/report.js';
import { pickFolder } from '../new-experiment/folder.js';
import type { Services } from '../services.js';
import { showFile } from '../show-file.js';
import { copyExample, copyScratch } from './copy-example.js';

/** Of the workspace, for the example's files and runs. */
const exampleFolder = 'l2t-example';

export async function tryExample(services: Services): Promise<void> {
  const { context, log, supervisor, selection, studio } = services;
  const folder = await pickFolder(l10n.t('The example is copied into a folder. Open one first.'));
  if (folder === undefined) return;
  const embedded = Uri.joinPath(context.extensionUri, 'media', 'example').fsPath;
  const experiment = Uri.file(await copyExample(embedded, join(folder.fsPath, exampleFolder)));
  await showFile(experiment, { preview: false });
  const run = await supervisor.start(experiment);
  selection.select(run);
  await commands.executeCommand('l2t.runs.focus');
  await studio.openExperiment(experiment, run === undefined ? undefined : [run]);
  // The example trains meanwhile, whether this is answered or not.
  if (run !== undefined) offerScratch(services, experiment, run).catch((error) => reportError(log, error));
}

/** An accuracy says something beside another one: of the same target, trained from scratch. */
async function offerScratch({ supervisor, studio }: Services, experiment: Uri, run: string): Promise<void> {
  const train = l10n.t('Train It from Scratch Too');
  const chosen = await window.showInformationMessage(
    l10n.t(
      'What is transfer worth here? The same target, trained from scratch, is what the example is compared with.',
    ),
    train,
  );
  if (chosen !== train) return;
  const scratch = await supervisor.start(Uri.file(await copyScratch(experiment.fsPath)));
  await studio.compare(experiment, scratch === undefined ? [run] : [run, scratch]);
}
