/** @file Open Studio, Open Experiment, Compare Runs. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { l10n, Uri, window } from 'vscode';
import { runFiles } from '../../run/folder/format.js';
import { samePath } from '../../run/folder/paths.js';
import { isAble } from '../../run/overview/abilities.js';
import { runTitle } from '../../run/overview/title.js';
import type { Services } from '../services.js';
import { showFile } from '../show-file.js';
import { folderIn, foldersIn, pathIn, preservesFocus } from './arguments.js';
import { command, runCommand } from './context.js';
import { experimentAtHand, pickExperiment } from './pick-experiment.js';
import { pickRuns } from './pick-run.js';

/** On a run or an experiment file that it is called with, the open file, the selected run, or what the person picks. */
export const openStudio = command(async ({ studio, store, selection }, argument, options) => {
  await store.ready;
  const isFile = pathIn(argument)?.endsWith('.json') ?? false;
  const run = isFile ? undefined : folderIn(argument);
  if (run !== undefined) return studio.openRun(run, { preserveFocus: preservesFocus(options) });
  const atHand = experimentAtHand(argument);
  if (atHand !== undefined) return studio.openExperiment(atHand);
  if (selection.folder !== undefined) return studio.openRun(selection.folder);
  const experiment = await pickExperiment(argument, l10n.t('Open Studio'));
  return experiment && studio.openExperiment(experiment);
});

/** The file as it is now; where it is gone, what the run was made of. */
export const openExperiment = runCommand({
  title: () => l10n.t('Open Experiment'),
  ability: 'show',
  execute: async ({ store, run }) => {
    const file = store.experimentFileOf(run);
    if (await isThere(file)) return showFile(Uri.file(file));
    const configuration = Uri.file(join(run.folder, runFiles.configuration));
    await showFile(configuration, { preview: true });
    return window.showInformationMessage(
      l10n.t('{0} is not here. This is what the run {1} was made of.', file, runTitle(run)),
    );
  },
});

/** Two runs or more, of any experiment, laid over one another. */
export const compareRuns = command(async (services, argument, selected) => {
  const { store, studio } = services;
  await store.ready;
  const named = foldersIn(argument, selected);
  const folders = named.length > 1 ? named : await chosenToCompare(services, named);
  const [first] = folders;
  if (first === undefined) return;
  const run = store.find(first);
  if (run === undefined || folders.length === 1) await studio.openRun(first);
  else await studio.compare(Uri.file(store.experimentFileOf(run)), folders);
});

async function chosenToCompare(
  { store, selection }: Services,
  named: readonly string[],
): Promise<readonly string[]> {
  const begun = named[0] ?? selection.folder;
  const comparable = store.runs.filter((run) => isAble(run, 'compare'));
  const isBegun = ({ folder }: { folder: string }) => begun !== undefined && samePath(folder, begun);
  const chosen = await pickRuns(comparable, l10n.t('Compare Runs'), isBegun);
  return (chosen ?? []).map(({ folder }) => folder);
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
