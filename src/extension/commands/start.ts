/** @file Start L2T run: on the file that it is called with, the open one, or the one that the person picks. */
import { l10n } from 'vscode';
import { command } from './context.js';
import { pickExperiment } from './pick-experiment.js';

export const start = command(async ({ supervisor, selection, studio }, argument) => {
  const experiment = await pickExperiment(argument, l10n.t('Start L2T run'));
  if (experiment === undefined) return;
  const folder = await supervisor.start(experiment);
  if (folder === undefined) return;
  selection.select(folder);
  await studio.openExperiment(experiment, [folder]);
});
