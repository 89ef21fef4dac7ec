/** @file Show Results: the finished runs of an experiment file as a table, over their seeds. */
import { basename } from 'node:path';
import { l10n } from 'vscode';
import { editorErrors } from '../../errors/editor.js';
import { command } from './context.js';
import { showPage } from './page.js';
import { pickExperiment } from './pick-experiment.js';

export const showResults = command(async (services, argument) => {
  const experiment = await pickExperiment(argument, l10n.t('Show Results'));
  if (experiment === undefined) return;
  await services.store.refresh();
  const runs = services.store.of(experiment.fsPath);
  const name = basename(experiment.fsPath);
  if (runs.every(({ result }) => result === undefined)) throw editorErrors.noResults(name);
  const [{ tableOf }, { formatTable }] = await Promise.all([
    import('../../experiment/table.js'),
    import('../../experiment/formats/table.js'),
  ]);
  await showPage(services, l10n.t('Results of {0}', name), formatTable.markdown(tableOf(runs)));
});
